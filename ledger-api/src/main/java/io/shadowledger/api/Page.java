package io.shadowledger.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset-paginated list.
 *
 * @param items the rows of this page, in the list's order
 * @param next the cursor to pass as {@code after} for the following page; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
