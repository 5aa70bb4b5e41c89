package io.shadowledger.service.drift;

import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.report.StoredReport;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Ends the breaks that a report shows no more, unless a correction of theirs was approved: then its re-check says what
 * became of them. Answers those whose proposals are overtaken by that.
 */
@Repository
class BreakHealing {

    private static final String HEAL = """
            update drift_break k set status = 'SELF_HEALED', updated_at = :now, ended_at = :now,
                suppressed_until = null, suppressed_reason = null, suppressed_by = null
            where k.status in ('OPEN', 'EXPLAINED', 'PROPOSED') and k.as_of <= :asOf
            """;

    private final JdbcClient jdbc;
    private final BreakHistory history;

    BreakHealing(JdbcClient jdbc, BreakHistory history) {
        this.jdbc = jdbc;
        this.history = history;
    }

    /** Ends these, whose accounts still differ. */
    List<Long> gone(StoredReport report, Instant now, List<BreakPart> parts) {
        if (parts.isEmpty()) {
            return List.of();
        }
        var statement = jdbc.sql(HEAL + """
                            and k.break_no = any(:gone)
                        returning k.break_no, old.status as old_status
                        """)
                .param("gone", parts.stream().map(BreakPart::breakNo).toArray(Long[]::new));
        return healed(
                statement,
                report,
                now,
                "Gone in report " + report.reportId() + " without a correction; what the account still differs by is "
                        + "another break's.");
    }

    /** Ends all of accounts that the report speaks of and that tie. */
    List<Long> tied(StoredReport report, Instant now) {
        var statement =
                jdbc.sql(HEAL + """
                            and not exists (
                                select 1 from drift_line l
                                where l.report_no = :reportNo and l.account_id = k.account_id and l.currency = k.currency)
                            and (:complete or exists (
                                select 1 from report_balance b
                                where not b.whole and b.report_no = :reportNo and b.account_id = k.account_id
                                    and b.currency = k.currency))
                        returning k.break_no, old.status as old_status
                        """).param("reportNo", report.reportNo()).param("complete", report.complete());
        return healed(
                statement, report, now, "The books tie in report " + report.reportId() + " without a correction.");
    }

    private List<Long> healed(JdbcClient.StatementSpec statement, StoredReport report, Instant now, String what) {
        var healed = statement
                .param("asOf", Timestamp.from(report.asOf()))
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Healed(row.getLong("break_no"), "PROPOSED".equals(row.getString("old_status"))))
                .list();
        history.add(healed.stream()
                .map(each -> new BreakHistory.Line(each.breakNo(), now, AuditTrail.SYSTEM, what))
                .toList());
        return healed.stream().filter(Healed::proposed).map(Healed::breakNo).toList();
    }

    private record Healed(long breakNo, boolean proposed) {}
}
