package io.shadowledger.console.client;

import io.shadowledger.api.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a keyset-paginated list by their place, as a scrolling grid asks for them. Pages are fetched as far as
 * they are needed; of each the place and the cursor stay, of the rows only the pages that were looked at last, so that
 * a list of a million rows costs the memory of a few thousand. Not safe for use by several threads at once; a view's
 * session lock guards it.
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

    /** Where a page begins, and the cursor that asks for it. */
    private record Start(int offset, @Nullable String after, int limit) {}

    /** The ledger gives no more at once; a jump over many rows takes pages of this size. */
    private static final int LARGEST = 1_000;

    private static final int JUMP = 2_000;
    private static final int KEPT_ROWS = 5_000;

    private final Source<T> source;
    private final int pageSize;
    private final List<Start> starts = new ArrayList<>();
    private final Map<Integer, List<T>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int known;
    private @Nullable String next;
    private boolean complete;

    public KeysetPages(Source<T> source, int pageSize) {
        this.source = source;
        this.pageSize = pageSize;
    }

    /** At most {@code limit} rows from {@code offset} on; fewer at the end of the list. */
    public List<T> rows(int offset, int limit) {
        while (!complete && known < offset + limit) {
            fetchNext(offset - known > JUMP ? Math.max(pageSize, LARGEST) : pageSize);
        }
        int end = Math.min(known, offset + limit);
        var rows = new ArrayList<T>();
        for (int at = pageOf(offset);
                at >= 0 && at < starts.size() && starts.get(at).offset() < end;
                at++) {
            var page = page(at);
            int first = starts.get(at).offset();
            rows.addAll(page.subList(
                    Math.min(page.size(), Math.max(0, offset - first)),
                    Math.max(0, Math.min(page.size(), end - first))));
        }
        return List.copyOf(rows);
    }

    /** How many rows are known to be there; all of them once the list {@link #isComplete}. */
    public int known() {
        return known;
    }

    /** Whether the end of the list was seen. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether these are its first rows, as far as it was fetched. */
    public boolean startsWith(List<T> head) {
        return known >= head.size() && rows(0, head.size()).equals(head);
    }

    /** The place of a row among those that were looked at last, from 0. */
    public OptionalInt find(Predicate<T> wanted) {
        for (var page : List.copyOf(kept.keySet())) {
            var rows = page(page);
            for (int i = 0; i < rows.size(); i++) {
                if (wanted.test(rows.get(i))) {
                    return OptionalInt.of(starts.get(page).offset() + i);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Forgets what was fetched. */
    public void reset() {
        starts.clear();
        kept.clear();
        known = 0;
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

    private void fetchNext(int limit) {
        var page = source.page(next, limit);
        var start = new Start(known, next, limit);
        starts.add(start);
        keep(starts.size() - 1, page.items());
        known += page.items().size();
        next = page.next();
        complete = next == null;
    }

    private List<T> page(int number) {
        var rows = kept.get(number);
        if (rows == null) {
            var start = starts.get(number);
            rows = source.page(start.after(), start.limit()).items();
            // The list may have changed since: a page never takes the place of its neighbour
            int size = (number + 1 < starts.size() ? starts.get(number + 1).offset() : known) - start.offset();
            rows = rows.subList(0, Math.min(rows.size(), size));
            keep(number, rows);
        }
        return rows;
    }

    private void keep(int number, List<T> rows) {
        kept.put(number, rows);
        int sum = kept.values().stream().mapToInt(List::size).sum();
        var eldest = kept.entrySet().iterator();
        while (sum > KEPT_ROWS && eldest.hasNext()) {
            var entry = eldest.next();
            if (entry.getKey() != number) {
                sum -= entry.getValue().size();
                eldest.remove();
            }
        }
    }

    private int pageOf(int offset) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle).offset() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return starts.isEmpty() ? -1 : low;
    }
}
