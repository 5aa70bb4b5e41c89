package io.shadowledger.console.breaks;

import com.vaadin.flow.spring.annotation.UIScope;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerExports;
import java.io.OutputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The queue that a browser tab works through: the list it shows, and the order in which one break follows another. A
 * break that was dealt with leaves the list but keeps its place here until the list is shown again, so that "next"
 * goes on where one was.
 */
@Component
@UIScope
class BreakQueue {

    private static final int PAGE = 100;

    private final DriftApi drift;
    private final LedgerExports exports;
    private BreaksFilter filter = BreaksFilter.NONE;
    private KeysetPages<Break> pages;

    BreakQueue(DriftApi drift, LedgerExports exports) {
        this.drift = drift;
        this.exports = exports;
        this.pages = pages(BreaksFilter.NONE);
    }

    /**
     * Where a break stands in the queue.
     *
     * @param place from 1
     * @param of how many rows of the queue are known
     * @param more whether there are more than those
     */
    record Place(int place, int of, boolean more, Optional<String> previous, Optional<String> next) {}

    BreaksFilter filter() {
        return filter;
    }

    KeysetPages<Break> pages() {
        return pages;
    }

    /** Shows another list. */
    void show(BreaksFilter wanted) {
        filter = wanted;
        pages = pages(wanted);
    }

    /** Looks whether the list has changed at its head, where work goes on, and if so reads it anew. */
    boolean refresh() {
        var head = pages(filter);
        var now = head.rows(0, PAGE);
        if (pages.startsWith(now) && (pages.known() > now.size() || pages.isComplete() == head.isComplete())) {
            return false;
        }
        pages = head;
        return true;
    }

    /** Where a break stands; nothing if it is not among the first rows of the queue. */
    Optional<Place> place(String breakId) {
        if (pages.known() == 0) {
            pages.rows(0, PAGE);
        }
        var found = pages.find(row -> row.breakId().equals(breakId));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int at = found.getAsInt();
        var next = neighbour(at + 1);
        return Optional.of(new Place(
                at + 1, pages.known(), !pages.isComplete(), at > 0 ? neighbour(at - 1) : Optional.empty(), next));
    }

    private Optional<String> neighbour(int at) {
        return pages.rows(at, 1).stream().map(Break::breakId).findFirst();
    }

    /** Writes the whole list, as filtered. */
    void export(String format, OutputStream out) {
        var parameters = filter.parameters();
        parameters.put("format", format);
        exports.stream("/api/v1/breaks/export", parameters, out);
    }

    private KeysetPages<Break> pages(BreaksFilter wanted) {
        return new KeysetPages<>(source(wanted), PAGE);
    }

    private KeysetPages.Source<Break> source(BreaksFilter wanted) {
        var asked = wanted.wire();
        return (after, limit) -> drift.breaks(asked, wanted.sort(), after, limit);
    }
}
