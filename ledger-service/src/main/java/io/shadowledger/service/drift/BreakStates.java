package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakStatus;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Moves breaks from state to state, each with its line of the history. */
@Repository
class BreakStates {

    private final JdbcClient jdbc;
    private final BreakHistory history;
    private final Clock clock;

    BreakStates(JdbcClient jdbc, BreakHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.clock = clock;
    }

    /** Moves a break on; a suppression ends by that. Back to {@code OPEN} means {@code EXPLAINED} where nothing is residual. */
    void move(OpenBreak open, BreakStatus to, String who, String what) {
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
        note(open, who, what);
    }

    /** Moves a break that is over back, and counts it. */
    void reopen(OpenBreak over, String who, String why) {
        // Another break may stand for the same cause meanwhile
        jdbc.sql("""
                        update drift_break k set reopened = reopened + 1,
                            cause = case
                                when exists (
                                    select 1 from drift_break other
                                    where other.account_id = k.account_id and other.currency = k.currency
                                        and other.cause = k.cause and other.status not in ('CLOSED', 'SELF_HEALED'))
                                then cause || '#' || break_no
                                else cause end
                        where break_no = :breakNo
                        """).param("breakNo", over.breakNo()).update();
        // It is of the moment that the account's other breaks are of: together they are the drift of then
        jdbc.sql("""
                        update drift_break k set as_of = o.as_of, basis = o.basis, report_no = o.report_no,
                            reported_minor = o.reported_minor, shadow_minor = o.shadow_minor
                        from (
                            select * from drift_break
                            where account_id = :account and currency = :currency
                                and status not in ('CLOSED', 'SELF_HEALED')
                            order by as_of desc, break_no limit 1
                        ) o
                        where k.break_no = :breakNo and o.as_of > k.as_of
                        """)
                .param("account", over.accountId())
                .param("currency", over.drift().currency().getCurrencyCode())
                .param("breakNo", over.breakNo())
                .update();
        move(over, BreakStatus.OPEN, who, why);
    }

    /** Shows on all breaks of an account that stand for the same moment what the shadow says of it, in minor units. */
    void shadow(OpenBreak of, long minor) {
        jdbc.sql("""
                        update drift_break set shadow_minor = :minor
                        where account_id = :account and currency = :currency and as_of = :asOf and basis = :basis
                            and status not in ('CLOSED', 'SELF_HEALED') and shadow_minor is distinct from :minor
                        """)
                .param("minor", minor)
                .param("account", of.accountId())
                .param("currency", of.drift().currency().getCurrencyCode())
                .param("asOf", Timestamp.from(of.asOf()))
                .param("basis", of.basis().name())
                .update();
    }

    /** Adds to a break's history. */
    void note(OpenBreak open, String who, String what) {
        history.add(List.of(new BreakHistory.Line(open.breakNo(), clock.instant(), who, what)));
    }
}
