package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.report.StoredReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Carries what a comparison found over to the breaks. A report has a say on an account only while no report of a later
 * as-of time has spoken of it, so that comparing an old report again brings nothing back.
 */
@Repository
class BreakMerge {

    /** Lines of this report on accounts that no later one has spoken of. */
    private static final String WITH_HEARD = """
            with heard as (
                select l.* from drift_line l
                where l.report_no = :reportNo and not exists (
                    select 1 from report later
                    where later.status = 'COMPARED' and later.as_of > :asOf and (later.complete or exists (
                        select 1 from report_balance b
                        where b.report_no = later.report_no and b.account_id = l.account_id and b.currency = l.currency)))
            )
            """;

    private final JdbcClient jdbc;
    private final BreakHistory history;
    private final ObjectProvider<BreakCorrections> corrections;
    private final DriftProperties properties;
    private final Clock clock;

    BreakMerge(
            JdbcClient jdbc,
            BreakHistory history,
            ObjectProvider<BreakCorrections> corrections,
            DriftProperties properties,
            Clock clock) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.history = history;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** Opens, updates and heals breaks, in the comparison's transaction. */
    void merge(StoredReport report) {
        var now = clock.instant();
        var overtaken = new ArrayList<Long>();
        heal(report, now, overtaken);
        update(report, now, overtaken);
        reopen(report, now);
        open(report, now);
        link(report);
        if (!overtaken.isEmpty()) {
            corrections.forEach(listener -> listener.overtaken(
                    overtaken, "report " + report.reportId() + " shows another drift than it was proposed for"));
        }
    }

    private void heal(StoredReport report, Instant now, List<Long> overtaken) {
        var healed = bound("""
                        update drift_break k set status = 'SELF_HEALED', updated_at = :now, ended_at = :now,
                            suppressed_until = null, suppressed_reason = null, suppressed_by = null
                        where k.status in ('OPEN', 'EXPLAINED', 'PROPOSED') and k.as_of <= :asOf
                            and not exists (
                                select 1 from drift_line l
                                where l.report_no = :reportNo and l.account_id = k.account_id and l.currency = k.currency)
                            and (:complete or exists (
                                select 1 from report_balance b
                                where b.report_no = :reportNo and b.account_id = k.account_id
                                    and b.currency = k.currency))
                        returning k.break_no, old.status as old_status
                        """, report, now)
                .param("complete", report.complete())
                .query((row, _) -> new Changed(row.getLong("break_no"), row.getString("old_status"), ""))
                .list();
        var lines = healed.stream()
                .map(change -> new BreakHistory.Line(
                        change.breakNo(),
                        now,
                        AuditTrail.SYSTEM,
                        "The books tie in report " + report.reportId() + " without a correction."))
                .toList();
        history.add(lines);
        healed.stream().filter(Changed::wasProposed).map(Changed::breakNo).forEach(overtaken::add);
    }

    private void update(StoredReport report, Instant now, List<Long> overtaken) {
        var changed = bound(WITH_HEARD + """
                        update drift_break k set
                            verdict = h.verdict, drift_minor = h.drift_minor, reported_minor = h.reported_minor,
                            shadow_minor = h.shadow_minor, explanation = h.explanation,
                            residual_minor = h.residual_minor, evidence = h.evidence,
                            as_of = :asOf, basis = :basis, report_no = :reportNo,
                            status = case when k.status in ('OPEN', 'EXPLAINED')
                                    or k.status = 'PROPOSED' and k.drift_minor <> h.drift_minor
                                then case when h.residual_minor = 0 then 'EXPLAINED' else 'OPEN' end
                                else k.status end,
                            suppressed_until = case when k.drift_minor = h.drift_minor then k.suppressed_until end,
                            suppressed_reason = case when k.drift_minor = h.drift_minor then k.suppressed_reason end,
                            suppressed_by = case when k.drift_minor = h.drift_minor then k.suppressed_by end,
                            updated_at = case when (k.drift_minor, k.verdict, k.explanation)
                                is distinct from (h.drift_minor, h.verdict, h.explanation)
                                then cast(:now as timestamptz) else k.updated_at end
                        from heard h
                        where k.account_id = h.account_id and k.currency = h.currency
                            and k.status not in ('CLOSED', 'SELF_HEALED') and k.as_of <= :asOf
                        returning k.break_no, k.account_id, k.currency, old.status as old_status,
                            old.drift_minor as old_drift, old.verdict as old_verdict,
                            old.residual_minor <> 0 and new.residual_minor = 0 as named,
                            old.suppressed_until > :now and new.suppressed_until is null as back,
                            new.drift_minor, new.verdict, new.explanation, new.status
                        """, report, now)
                .param("basis", report.basis().name())
                .query((row, _) -> changed(row))
                .list();
        history.add(changed.stream()
                .filter(change -> !change.what().isEmpty())
                .map(change -> new BreakHistory.Line(change.breakNo(), now, AuditTrail.SYSTEM, change.what()))
                .toList());
        changed.stream()
                .filter(change -> change.wasProposed() && change.reopened())
                .map(Changed::breakNo)
                .forEach(overtaken::add);
    }

    /** A difference that was over not long ago and is back is the same break: the same cause, and as much or the same events. */
    private void reopen(StoredReport report, Instant now) {
        var back = bound(WITH_HEARD + """
                        , back as (
                            select distinct on (h.account_id, h.currency) k.break_no, h.drift_minor, h.reported_minor,
                                h.shadow_minor, h.explanation, h.residual_minor, h.evidence
                            from heard h
                            join drift_break k on k.account_id = h.account_id and k.currency = h.currency
                                and k.status in ('CLOSED', 'SELF_HEALED') and k.ended_at >= :endedAfter
                                and k.as_of <= :asOf and k.verdict = h.verdict
                                and (k.drift_minor = h.drift_minor or k.evidence = h.evidence and k.evidence <> '{}'
                                    or h.verdict in ('ROUNDING', 'UNKNOWN_TO_CBS', 'UNKNOWN_TO_SHADOW'))
                            where not exists (
                                select 1 from drift_break alive
                                where alive.account_id = h.account_id and alive.currency = h.currency
                                    and alive.status not in ('CLOSED', 'SELF_HEALED'))
                            order by h.account_id, h.currency, k.ended_at desc, k.break_no desc
                        )
                        update drift_break k set
                            status = case when b.residual_minor = 0 then 'EXPLAINED' else 'OPEN' end, ended_at = null,
                            reopened = k.reopened + 1, drift_minor = b.drift_minor, reported_minor = b.reported_minor,
                            shadow_minor = b.shadow_minor, explanation = b.explanation,
                            residual_minor = b.residual_minor, evidence = b.evidence, as_of = :asOf, basis = :basis,
                            report_no = :reportNo, updated_at = :now
                        from back b where k.break_no = b.break_no
                        returning k.break_no, k.account_id, k.currency, k.drift_minor, k.explanation
                        """, report, now)
                .param("basis", report.basis().name())
                .param("endedAfter", Timestamp.from(now.minus(properties.reopenWithin())))
                .query((row, _) -> found(row, now, "Back in report " + report.reportId()))
                .list();
        history.add(back);
    }

    private static BreakHistory.Line found(ResultSet row, Instant now, String how) throws SQLException {
        return new BreakHistory.Line(
                row.getLong("break_no"),
                now,
                AuditTrail.SYSTEM,
                how + ": drift " + Wording.amount(Candidates.account(row), row.getLong("drift_minor")) + ". "
                        + row.getString("explanation"));
    }

    private void open(StoredReport report, Instant now) {
        var opened = bound(WITH_HEARD + """
                        insert into drift_break (account_id, currency, status, verdict, drift_minor, reported_minor,
                            shadow_minor, explanation, residual_minor, evidence, as_of, first_as_of, value_date, basis,
                            report_no, opened_at, updated_at)
                        select h.account_id, h.currency,
                            case when h.residual_minor = 0 then 'EXPLAINED' else 'OPEN' end, h.verdict, h.drift_minor,
                            h.reported_minor, h.shadow_minor, h.explanation, h.residual_minor, h.evidence, :asOf,
                            :asOf, :valueDate, :basis, :reportNo, :now, :now
                        from heard h
                        where not exists (
                            select 1 from drift_break k
                            where k.account_id = h.account_id and k.currency = h.currency
                                and k.status not in ('CLOSED', 'SELF_HEALED'))
                        order by h.account_id, h.currency
                        on conflict (account_id, currency) where status not in ('CLOSED', 'SELF_HEALED') do nothing
                        returning break_no, account_id, currency, drift_minor, explanation
                        """, report, now)
                .param("valueDate", valueDate(report))
                .param("basis", report.basis().name())
                .query((row, _) -> found(row, now, "Found by report " + report.reportId()))
                .list();
        history.add(opened);
    }

    /** The bank's day that the report stands for. The database would read an offset such as +02:00 the other way round. */
    private LocalDate valueDate(StoredReport report) {
        var zone = jdbc.sql("select zone from report where report_no = :reportNo")
                .param("reportNo", report.reportNo())
                .query(String.class)
                .single();
        return LocalDate.ofInstant(report.asOf(), ZoneId.of(zone));
    }

    private void link(StoredReport report) {
        jdbc.sql("""
                        update drift_line l set break_no = k.break_no from drift_break k
                        where l.report_no = :reportNo and k.account_id = l.account_id and k.currency = l.currency
                            and k.status not in ('CLOSED', 'SELF_HEALED')
                        """).param("reportNo", report.reportNo()).update();
    }

    private JdbcClient.StatementSpec bound(String sql, StoredReport report, Instant now) {
        return jdbc.sql(sql)
                .param("reportNo", report.reportNo())
                .param("asOf", Timestamp.from(report.asOf()))
                .param("now", Timestamp.from(now));
    }

    private static Changed changed(ResultSet row) throws SQLException {
        var account = Candidates.account(row);
        long before = row.getLong("old_drift");
        long after = row.getLong("drift_minor");
        var verdict = row.getString("verdict");
        var what = "";
        if (before != after) {
            what = "The drift went from " + Wording.amount(account, before) + " to " + Wording.amount(account, after)
                    + ". " + row.getString("explanation")
                    + (row.getBoolean("back") ? " So it is not suppressed any more." : "");
        } else if (!verdict.equals(row.getString("old_verdict"))) {
            what = "Now seen as " + words(verdict) + ". " + row.getString("explanation");
        } else if (row.getBoolean("named")) {
            what = "Explained. " + row.getString("explanation");
        }
        return new Changed(
                row.getLong("break_no"),
                row.getString("old_status"),
                what,
                BreakStatus.valueOf(row.getString("status")).isOpen());
    }

    private static String words(String verdict) {
        return Verdict.valueOf(verdict).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A break that the report changed; {@code what} is empty when only the as-of time moved on. */
    private record Changed(long breakNo, String oldStatus, String what, boolean reopened) {

        Changed(long breakNo, String oldStatus, String what) {
            this(breakNo, oldStatus, what, false);
        }

        boolean wasProposed() {
            return "PROPOSED".equals(oldStatus);
        }
    }
}
