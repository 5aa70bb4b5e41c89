package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The breaks, for those who correct them. All of it runs in the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Breaks {

    private static final String SELECT = """
            select k.break_no, k.break_id, k.status, k.account_id, k.currency, k.drift_minor, k.reported_minor, k.as_of,
                k.basis, k.report_no, r.report_id
            from drift_break k join report r on r.report_no = k.report_no
            """;

    private final JdbcClient jdbc;
    private final BreakStates states;
    private final BreakReviews reviews;
    private final AuditTrail audit;

    Breaks(JdbcClient jdbc, BreakStates states, BreakReviews reviews, AuditTrail audit) {
        this.jdbc = jdbc;
        this.states = states;
        this.reviews = reviews;
        this.audit = audit;
    }

    /** Locks a break; empty when there is no such break. */
    public Optional<OpenBreak> lock(String breakId) {
        return jdbc.sql(SELECT + " where k.break_id = :breakId for update of k")
                .param("breakId", breakId)
                .query((row, _) -> open(row))
                .optional();
    }

    /** The ids of an account's breaks that are not over. */
    public List<String> openOf(String accountId) {
        return jdbc.sql("""
                        select break_id from drift_break
                        where account_id = :account and status not in ('CLOSED', 'SELF_HEALED')
                        order by currency
                        """)
                .param("account", accountId)
                .query((row, _) -> row.getString("break_id"))
                .list();
    }

    /**
     * What a break's drift is in this instant, at the moment that the break stands for: what the account's books differ by
     * then, less what its other breaks carry. If that is not what the break shows, but the account's breaks without one
     * choice of them are, then those are gone and the others stand.
     */
    public Money driftNow(OpenBreak open) {
        return open.account().money(reviews.driftNow(open));
    }

    /**
     * Moves a break on, and writes its history. Back to {@code OPEN} means {@code EXPLAINED} where nothing is residual.
     *
     * @param who the user's name, or {@link AuditTrail#SYSTEM}
     * @param what what was done, in a sentence
     */
    public void move(OpenBreak open, BreakStatus to, String who, String what) {
        states.move(open, to, who, what);
    }

    /**
     * Leaves a break as it was before a correction was proposed for it.
     *
     * @param who the user's name, or {@link AuditTrail#SYSTEM}
     * @param what what became of the proposal, in a sentence
     */
    public void putBack(OpenBreak open, String who, String what) {
        move(open, BreakStatus.OPEN, who, what);
    }

    /**
     * Opens a break that is over again, with its own drift; it counts how often. Its history, comments and owner are
     * still there.
     *
     * @param who the user's name, or {@link AuditTrail#SYSTEM}
     * @param why what brought the difference back, in a sentence
     */
    public void reopen(OpenBreak over, String who, String why) {
        if (!over.isOver()) {
            throw new IllegalArgumentException("break " + over.breakId() + " is not over: " + over.status());
        }
        states.reopen(over, who, why);
        audit.add(
                who,
                Act.BREAK_REOPENED,
                over.breakId(),
                Map.of("status", over.status()),
                Map.of("drift", over.drift().toDecimalString(), "why", why));
    }

    /** Those whose correction stands in the book and that nobody has compared anew yet, the oldest first. */
    public List<String> rechecking(int limit) {
        return jdbc.sql("""
                        select break_id from drift_break where status = 'RECHECKING' order by break_no limit :limit
                        """)
                .param("limit", limit)
                .query((row, _) -> row.getString("break_id"))
                .list();
    }

    /** Compares one of them anew; nothing happens if another replica did. */
    public void recheck(String breakId) {
        lock(breakId)
                .filter(open -> open.status() == BreakStatus.RECHECKING)
                .ifPresent(open -> review(open, BreakStatus.CLOSED, "Compared anew."));
    }

    /** Adds to a break's history. */
    public void note(OpenBreak open, String who, String what) {
        states.note(open, who, what);
    }

    /**
     * Looks at a break anew, after something happened to the book: it is over when its difference is gone at its moment,
     * and otherwise open with what is left of it.
     *
     * @param whenGone how it ended if it did: {@code CLOSED} by a correction, {@code SELF_HEALED} without one
     * @param why what happened, in a sentence
     */
    public void review(OpenBreak open, BreakStatus whenGone, String why) {
        reviews.review(open, whenGone, why);
    }

    private static OpenBreak open(ResultSet row) throws SQLException {
        var currency = Money.currency(row.getString("currency"));
        return new OpenBreak(
                row.getLong("break_no"),
                row.getString("break_id"),
                BreakStatus.valueOf(row.getString("status")),
                row.getString("account_id"),
                new Money(row.getLong("drift_minor"), currency),
                new Money(row.getLong("reported_minor"), currency),
                row.getTimestamp("as_of").toInstant(),
                Basis.valueOf(row.getString("basis")),
                row.getLong("report_no"),
                row.getString("report_id"));
    }
}
