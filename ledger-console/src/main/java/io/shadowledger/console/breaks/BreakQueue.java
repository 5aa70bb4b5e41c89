package io.shadowledger.console.breaks;

import com.vaadin.flow.spring.annotation.UIScope;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.format.Csv;
import java.util.List;
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
    private BreaksFilter filter = BreaksFilter.NONE;
    private KeysetPages<Break> pages = pages(BreaksFilter.NONE);

    BreakQueue(DriftApi drift) {
        this.drift = drift;
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
        var before = pages.fetched();
        var head = pages(filter);
        var now = head.rows(0, PAGE);
        if (before.size() >= now.size()
                && before.subList(0, now.size()).equals(now)
                && (before.size() > now.size() || pages.isComplete() == head.isComplete())) {
            return false;
        }
        pages = head;
        return true;
    }

    /** Where a break stands; nothing if it is not among the first rows of the queue. */
    Optional<Place> place(String breakId) {
        if (pages.fetched().isEmpty()) {
            pages.rows(0, PAGE);
        }
        var rows = ids();
        int at = rows.indexOf(breakId);
        if (at < 0) {
            return Optional.empty();
        }
        if (at == rows.size() - 1 && !pages.isComplete()) {
            pages.rows(0, rows.size() + 1);
            rows = ids();
        }
        return Optional.of(new Place(
                at + 1,
                rows.size(),
                !pages.isComplete(),
                at > 0 ? Optional.of(rows.get(at - 1)) : Optional.empty(),
                at + 1 < rows.size() ? Optional.of(rows.get(at + 1)) : Optional.empty()));
    }

    /** Writes the whole list, as filtered. */
    void export(Csv csv) {
        var exported = filter;
        csv.row(
                "breakId",
                "accountId",
                "currency",
                "status",
                "verdict",
                "drift",
                "reportedBalance",
                "shadowBalance",
                "residual",
                "explanation",
                "asOf",
                "basis",
                "openedAt",
                "reportId");
        KeysetPages.forEach(
                source(exported),
                PAGE,
                row -> csv.row(
                        row.breakId(),
                        row.accountId(),
                        row.currency(),
                        row.status(),
                        row.verdict(),
                        Csv.number(row.drift()),
                        Csv.number(row.reportedBalance()),
                        Csv.number(row.shadowBalance()),
                        Csv.number(row.residual()),
                        row.explanation(),
                        row.asOf(),
                        row.basis(),
                        row.openedAt(),
                        row.reportId()));
    }

    private List<String> ids() {
        return pages.fetched().stream().map(Break::breakId).toList();
    }

    private KeysetPages<Break> pages(BreaksFilter wanted) {
        return new KeysetPages<>(source(wanted), PAGE);
    }

    private KeysetPages.Source<Break> source(BreaksFilter wanted) {
        return (after, limit) -> drift.breaks(
                wanted.status(), wanted.verdict(), null, null, null, false, wanted.account(), after, limit);
    }
}
