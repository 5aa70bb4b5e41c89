package io.shadowledger.service.drift;

import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.report.StoredReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Makes breaks of what is new in a report: one that was there before is opened again, and the others are new. */
@Repository
class BreakOpenings {

    private static final String WITH_FRESH = """
            with fresh as (
                select *, break_cause(verdict, evidence, :asOf) as cause
                from drift_line l
                where report_no = :reportNo and has_say and fresh_minor <> 0 and break_no is null and fresh_break is null
            )
            """;

    private final JdbcClient jdbc;
    private final BreakHistory history;
    private final DriftProperties properties;

    BreakOpenings(JdbcClient jdbc, BreakHistory history, DriftProperties properties) {
        this.jdbc = jdbc;
        this.history = history;
        this.properties = properties;
    }

    /**
     * Opens what was over not long ago and is back: the same cause, which is the same events, or as much with none named.
     * One whose cause is a standing break's stays over.
     */
    void reopen(StoredReport report, Instant now) {
        var back = bound(WITH_FRESH + """
                        , back as (
                            select distinct on (n.account_id, n.currency) k.break_no, n.fresh_minor, n.reported_minor,
                                n.shadow_minor, n.explanation, n.residual_minor, n.evidence, n.fresh_since
                            from fresh n
                            join drift_break k on k.account_id = n.account_id and k.currency = n.currency
                                and k.status in ('CLOSED', 'SELF_HEALED') and k.ended_at >= :endedAfter
                                and k.as_of <= :asOf and k.verdict = n.verdict
                                and (k.cause = n.cause
                                    or k.evidence = '{}' and n.evidence = '{}' and k.drift_minor = n.fresh_minor)
                            where not exists (
                                select 1 from drift_break alive
                                where alive.account_id = k.account_id and alive.currency = k.currency
                                    and alive.cause = k.cause and alive.status not in ('CLOSED', 'SELF_HEALED'))
                            order by n.account_id, n.currency, k.ended_at desc, k.break_no desc
                        ), reopened as (
                            update drift_break k set
                                status = case when b.residual_minor = 0 then 'EXPLAINED' else 'OPEN' end,
                                ended_at = null, reopened = k.reopened + 1, drift_minor = b.fresh_minor,
                                reported_minor = b.reported_minor, shadow_minor = b.shadow_minor,
                                explanation = b.explanation, residual_minor = b.residual_minor,
                                evidence = b.evidence, since = b.fresh_since, as_of = :asOf, basis = :basis,
                                report_no = :reportNo, updated_at = :now
                            from back b where k.break_no = b.break_no
                            returning k.*
                        ), line as (
                            update drift_line l set break_no = r.break_no from reopened r
                            where l.report_no = :reportNo and l.account_id = r.account_id and l.currency = r.currency
                        )
                        select break_no, account_id, currency, drift_minor, explanation from reopened
                        """, report, now)
                .param("endedAfter", Timestamp.from(now.minus(properties.reopenWithin())))
                .query((row, _) -> line(row, now, "Back in report " + report.reportId()))
                .list();
        history.add(back);
    }

    /** Opens the others. Where a standing break has the same cause, the cause of the new one is told from it by a number. */
    void open(StoredReport report, Instant now) {
        var opened = bound(WITH_FRESH + """
                        insert into drift_break (account_id, currency, cause, status, verdict, drift_minor,
                            reported_minor, shadow_minor, explanation, residual_minor, evidence, as_of, first_as_of,
                            value_date, since, basis, report_no, opened_at, updated_at)
                        select n.account_id, n.currency,
                            n.cause || coalesce((
                                select '#' || max(k.break_no) from drift_break k
                                where k.account_id = n.account_id and k.currency = n.currency
                                    and k.status not in ('CLOSED', 'SELF_HEALED')
                                having bool_or(k.cause = n.cause)), ''),
                            case when n.residual_minor = 0 then 'EXPLAINED' else 'OPEN' end, n.verdict, n.fresh_minor,
                            n.reported_minor, n.shadow_minor, n.explanation, n.residual_minor, n.evidence, :asOf, :asOf,
                            :valueDate, n.fresh_since, :basis, :reportNo, :now, :now
                        from fresh n
                        order by n.account_id, n.currency
                        on conflict (account_id, currency, cause) where status not in ('CLOSED', 'SELF_HEALED') do nothing
                        returning break_no, account_id, currency, drift_minor, explanation
                        """, report, now)
                .param("valueDate", valueDate(report))
                .query((row, _) -> line(row, now, "Found by report " + report.reportId()))
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

    private JdbcClient.StatementSpec bound(String sql, StoredReport report, Instant now) {
        return jdbc.sql(sql)
                .param("reportNo", report.reportNo())
                .param("asOf", Timestamp.from(report.asOf()))
                .param("basis", report.basis().name())
                .param("now", Timestamp.from(now));
    }

    private static BreakHistory.Line line(ResultSet row, Instant now, String how) throws SQLException {
        return new BreakHistory.Line(
                row.getLong("break_no"),
                now,
                AuditTrail.SYSTEM,
                how + ": drift " + Wording.amount(Candidates.account(row), row.getLong("drift_minor")) + ". "
                        + row.getString("explanation"));
    }
}
