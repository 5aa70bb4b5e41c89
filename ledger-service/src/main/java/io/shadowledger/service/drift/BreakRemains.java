package io.shadowledger.service.drift;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what is left of a break after something happened to the book, explained by itself. */
@Repository
class BreakRemains {

    private final JdbcClient jdbc;
    private final Explanations explanations;
    private final DriftParts parts;
    private final Clock clock;

    BreakRemains(JdbcClient jdbc, Explanations explanations, DriftParts parts, Clock clock) {
        this.jdbc = jdbc;
        this.explanations = explanations;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * The break is open again, with another drift.
     *
     * @param drift what the account's books differ by, in minor units
     * @param left what of it is the break's; not 0
     * @param alive the account's breaks that are not over
     */
    void write(OpenBreak open, long drift, long left, List<BreakPart> alive) {
        var account = open.account();
        long shadow = Math.addExact(drift, open.reported().minor());
        var difference = new Difference(account, open.reported().minor(), shadow);
        var explanation = Objects.requireNonNull(
                explanations
                        .of(
                                new Moment(open.asOf(), open.basis()),
                                List.of(parts.left(difference, open.breakNo(), left, alive)))
                        .get(account),
                "every difference has an explanation");
        jdbc.sql("""
                        update drift_break k set status = case when :residual = 0 then 'EXPLAINED' else 'OPEN' end,
                            ended_at = null, drift_minor = :drift,
                            verdict = :verdict, explanation = :explanation, residual_minor = :residual,
                            evidence = :evidence, updated_at = :now,
                            cause = case
                                when exists (
                                    select 1 from drift_break other
                                    where other.account_id = k.account_id and other.currency = k.currency
                                        and other.break_no <> k.break_no
                                        and other.status not in ('CLOSED', 'SELF_HEALED')
                                        and other.cause = break_cause(:verdict, :evidence, k.first_as_of))
                                then k.cause
                                else break_cause(:verdict, :evidence, k.first_as_of) end,
                            suppressed_until = null, suppressed_reason = null, suppressed_by = null
                        where break_no = :breakNo
                        """)
                .param("drift", left)
                .param("verdict", explanation.verdict().name())
                .param("explanation", explanation.sentence())
                .param("residual", explanation.residual())
                .param("evidence", explanation.evidence().toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("breakNo", open.breakNo())
                .update();
    }
}
