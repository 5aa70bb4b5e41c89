package io.shadowledger.service.drift;

import io.shadowledger.api.Page;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.NotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the breaks, and all that a decision on one needs. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class BreakQueue {

    /** Where the other side of a correction goes. */
    private static final String CONTRA = "@drift-suspense";

    private static final int MAX_PAGE = 500;
    private static final int RECENT_ENTRIES = 20;

    private final BreakViews views;
    private final EntryViews entries;
    private final BreakHistory history;
    private final ObjectProvider<BreakCorrections> corrections;

    BreakQueue(
            BreakViews views, EntryViews entries, BreakHistory history, ObjectProvider<BreakCorrections> corrections) {
        this.views = views;
        this.entries = entries;
        this.history = history;
        this.corrections = corrections;
    }

    Page<Break> page(BreakCriteria criteria, BreakSort sort, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var from = after == null ? BreakOrder.Place.START : BreakOrder.place(sort, after);
        var found = views.list(criteria, sort, from, size + 1);
        var page = found.stream().limit(size).map(BreakViews.Row::view).toList();
        return new Page<>(
                page,
                found.size() > size
                        ? BreakOrder.cursor(sort, found.get(size - 1).place())
                        : null);
    }

    @Transactional(readOnly = true)
    BreakDetail detail(String breakId) {
        var row = views.find(breakId).orElseThrow(() -> new NotFoundException("there is no break " + breakId));
        var view = row.view();
        var account = new Difference.Account(view.accountId(), Money.currency(view.currency()));
        List<Correction> proposed = corrections.stream()
                .flatMap(source -> source.of(breakId).stream())
                .toList();
        return new BreakDetail(
                view,
                row.evidence().length == 0 ? List.of() : entries.named(row.evidence()),
                entries.latest(account, new Moment(view.asOf(), view.basis()), RECENT_ENTRIES),
                proposed,
                view.status().isOpen() ? proposal(view, account) : null,
                history.of(row.breakNo()),
                views.others(row));
    }

    private static BreakDetail.Proposal proposal(Break view, Difference.Account account) {
        var shadow =
                view.shadowBalance() == null ? account.money(0) : Money.parse(view.shadowBalance(), account.currency());
        var drift = Money.parse(view.drift(), account.currency());
        return new BreakDetail.Proposal(
                drift.negated().toDecimalString(),
                view.currency(),
                CONTRA,
                view.asOf(),
                shadow.minus(drift).toDecimalString());
    }
}
