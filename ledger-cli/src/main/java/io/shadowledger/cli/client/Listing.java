package io.shadowledger.cli.client;

import io.shadowledger.api.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a list, as long as was asked for.
 *
 * @param items the rows
 * @param more whether the list goes on
 */
public record Listing<T>(List<T> items, boolean more) {

    private static final int PAGE = 200;

    /** Asks for one page. */
    @FunctionalInterface
    public interface PageSource<T> {

        /**
         * @param after where the page begins; null for the first
         * @param limit how many rows it may have
         */
        Page<T> page(@Nullable String after, int limit);
    }

    public Listing {
        items = List.copyOf(items);
    }

    /**
     * Reads pages until there are enough rows.
     *
     * @param limit how many; 0 means all
     */
    public static <T> Listing<T> read(int limit, PageSource<T> source) {
        var items = new ArrayList<T>();
        String after = null;
        do {
            int wanted = limit == 0 ? PAGE : Math.min(PAGE, limit - items.size());
            var page = source.page(after, wanted);
            items.addAll(page.items());
            after = page.next();
        } while (after != null && (limit == 0 || items.size() < limit));
        return new Listing<>(items, after != null);
    }
}
