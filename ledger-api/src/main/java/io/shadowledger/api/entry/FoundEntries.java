package io.shadowledger.api.entry;

import io.shadowledger.api.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param items newest value time first; may be fewer than asked for, or none, while there is a {@code next}
 * @param next the cursor to pass as {@code after} for the following page; absent on the last page
 * @param detachedBefore entries that were recorded before this are detached and were not searched; absent if none are
 */
public record FoundEntries(
        List<BookEntry> items,
        @Nullable String next,
        @Nullable Instant detachedBefore) {

    public FoundEntries {
        items = List.copyOf(items);
    }

    /** The entries alone. */
    public Page<BookEntry> entries() {
        return new Page<>(items, next);
    }
}
