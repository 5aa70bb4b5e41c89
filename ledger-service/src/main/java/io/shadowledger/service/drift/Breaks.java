package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
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
    private final ShadowBalances balances;
    private final Explanations explanations;
    private final BreakHistory history;
    private final AuditTrail audit;
    private final Clock clock;

    Breaks(
            JdbcClient jdbc,
            ShadowBalances balances,
            Explanations explanations,
            BreakHistory history,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.balances = balances;
        this.explanations = explanations;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
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

    /** What the drift is in this instant, at the moment that the break stands for. */
    public Money driftNow(OpenBreak open) {
        var account = account(open);
        var shadow = balances.of(account, new Moment(open.asOf(), open.basis())).orElse(0);
        return account.money(shadow).minus(open.reported());
    }

    /**
     * Moves a break on, and writes its history. Back to {@code OPEN} means {@code EXPLAINED} where nothing is residual.
     *
     * @param who the user's name, or {@link AuditTrail#SYSTEM}
     * @param what what was done, in a sentence
     */
    public void move(OpenBreak open, BreakStatus to, String who, String what) {
        status(open, to);
        history.add(List.of(new BreakHistory.Line(open.breakNo(), clock.instant(), who, what)));
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
        jdbc.sql("update drift_break set reopened = reopened + 1 where break_no = :breakNo")
                .param("breakNo", over.breakNo())
                .update();
        putBack(over, who, why);
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
        history.add(List.of(new BreakHistory.Line(open.breakNo(), clock.instant(), who, what)));
    }

    /**
     * Looks at a break anew, after something happened to the book: it is over when the books tie at its moment, and
     * otherwise open with the drift that is left.
     *
     * @param whenTied how it ended if they tie: {@code CLOSED} by a correction, {@code SELF_HEALED} without one
     * @param why what happened, in a sentence
     */
    public void review(OpenBreak open, BreakStatus whenTied, String why) {
        var drift = driftNow(open);
        if (drift.isZero()) {
            move(open, whenTied, AuditTrail.SYSTEM, why + " The books tie.");
            audit.add(
                    AuditTrail.SYSTEM,
                    Act.BREAK_CLOSED,
                    open.breakId(),
                    Map.of("status", open.status(), "drift", open.drift().toDecimalString()),
                    Map.of("status", whenTied, "drift", drift.toDecimalString()));
            return;
        }
        var account = account(open);
        long shadow = Math.addExact(drift.minor(), open.reported().minor());
        var difference = new Difference(account, open.reported().minor(), shadow);
        var explanation = explanations
                .of(new Moment(open.asOf(), open.basis()), List.of(difference))
                .get(account);
        if (explanation == null) {
            throw new IllegalStateException("every difference has an explanation");
        }
        jdbc.sql("""
                        update drift_break set status = case when :residual = 0 then 'EXPLAINED' else 'OPEN' end,
                            ended_at = null, drift_minor = :drift, shadow_minor = :shadow,
                            verdict = :verdict, explanation = :explanation, residual_minor = :residual,
                            evidence = :evidence, updated_at = :now,
                            suppressed_until = null, suppressed_reason = null, suppressed_by = null
                        where break_no = :breakNo
                        """)
                .param("drift", drift.minor())
                .param("shadow", shadow)
                .param("verdict", explanation.verdict().name())
                .param("explanation", explanation.sentence())
                .param("residual", explanation.residual())
                .param("evidence", explanation.evidence().toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("breakNo", open.breakNo())
                .update();
        note(open, AuditTrail.SYSTEM, why + " A drift of " + Wording.amount(drift) + " is left.");
    }

    private void status(OpenBreak open, BreakStatus to) {
        jdbc.sql("""
                        update drift_break set updated_at = :now,
                            status = case when :status = 'OPEN' and residual_minor = 0 then 'EXPLAINED' else :status end,
                            ended_at = case when cast(:over as boolean) then cast(:now as timestamptz) end,
                            suppressed_until = null, suppressed_reason = null, suppressed_by = null
                        where break_no = :breakNo
                        """)
                .param("status", to.name())
                .param("over", to.isOver())
                .param("now", Timestamp.from(clock.instant()))
                .param("breakNo", open.breakNo())
                .update();
    }

    private static Difference.Account account(OpenBreak open) {
        return new Difference.Account(open.accountId(), open.drift().currency());
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
