package io.shadowledger.console.client;

import io.shadowledger.api.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a keyset-paginated list by their place, as a scrolling grid asks for them: pages are fetched as far as
 * they are needed and kept until {@link #reset}. Not safe for use by several threads at once; a view's session lock
 * guards it.
 */
public final class KeysetPages<T> {

    /** Asks for one page. */
    @FunctionalInterface
    public interface Source<T> {
        /**
         * One page.
         *
         * @param after the cursor of the page before; null asks for the first page
         */
        Page<T> page(@Nullable String after, int limit);
    }

    private final Source<T> source;
    private final int pageSize;
    private final List<T> rows = new ArrayList<>();
    private @Nullable String next;
    private boolean complete;

    public KeysetPages(Source<T> source, int pageSize) {
        this.source = source;
        this.pageSize = pageSize;
    }

    /** At most {@code limit} rows from {@code offset} on; fewer at the end of the list. */
    public List<T> rows(int offset, int limit) {
        while (!complete && rows.size() < offset + limit) {
            var page = source.page(next, pageSize);
            rows.addAll(page.items());
            next = page.next();
            complete = next == null;
        }
        int from = Math.min(offset, rows.size());
        return List.copyOf(rows.subList(from, Math.min(from + limit, rows.size())));
    }

    /** The rows fetched so far. */
    public List<T> fetched() {
        return List.copyOf(rows);
    }

    /** Whether all rows of the list are fetched. */
    public boolean isComplete() {
        return complete;
    }

    /** Forgets what was fetched. */
    public void reset() {
        rows.clear();
        next = null;
        complete = false;
    }

    /** Walks a whole list page by page, holding one page at a time. */
    public static <T> void forEach(Source<T> source, int pageSize, Consumer<T> consumer) {
        String after = null;
        do {
            var page = source.page(after, pageSize);
            page.items().forEach(consumer);
            after = page.next();
        } while (after != null);
    }
}
