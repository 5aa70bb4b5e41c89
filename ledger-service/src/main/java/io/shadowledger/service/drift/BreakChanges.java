package io.shadowledger.service.drift;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.report.StoredReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes on breaks that stand what a report says of them. */
@Repository
class BreakChanges {

    private final JdbcClient jdbc;
    private final BreakHistory history;
    private final JsonMapper json;

    BreakChanges(JdbcClient jdbc, BreakHistory history, JsonMapper json) {
        this.jdbc = jdbc;
        this.history = history;
        this.json = json;
    }

    /** What more is known of the causes of breaks that stand; a cause that another break has already is none. */
    void seenAnew(Instant now, List<DriftParts.SeenAnew> seen) {
        if (seen.isEmpty()) {
            return;
        }
        var rows = seen.stream().map(BreakChanges::row).toList();
        var changed = jdbc.sql("""
                        update drift_break k set verdict = s.verdict, explanation = s.explanation,
                            residual_minor = s.residual_minor, evidence = s.evidence,
                            cause = break_cause(s.verdict, s.evidence, k.first_as_of), updated_at = :now,
                            status = case when s.residual_minor = 0 then 'EXPLAINED' else 'OPEN' end
                        from (
                            select break_no, verdict, explanation, residual_minor, coalesce((
                                select array_agg(id) from jsonb_array_elements_text(r.evidence) as e (id)), '{}') as evidence
                            from jsonb_to_recordset(cast(:rows as jsonb)) as r (break_no bigint, verdict text,
                                explanation text, residual_minor bigint, evidence jsonb)
                        ) s
                        where k.break_no = s.break_no and k.status in ('OPEN', 'EXPLAINED') and not exists (
                            select 1 from drift_break other
                            where other.account_id = k.account_id and other.currency = k.currency
                                and other.break_no <> k.break_no and other.status not in ('CLOSED', 'SELF_HEALED')
                                and other.cause = break_cause(s.verdict, s.evidence, k.first_as_of))
                        returning k.break_no, k.account_id, k.currency, old.status as old_status,
                            old.drift_minor as old_drift, old.verdict as old_verdict,
                            old.residual_minor <> 0 and new.residual_minor = 0 as named,
                            false as back, new.drift_minor, new.verdict, new.explanation, new.status
                        """)
                .param("rows", json.writeValueAsString(rows))
                .param("now", Timestamp.from(now))
                .query((row, _) -> changed(row))
                .list();
        write(changed, now);
    }

    /** Breaks that stand are of this report now: its moment, and its balances of the account. */
    void standing(StoredReport report) {
        jdbc.sql("""
                        update drift_break k set reported_minor = l.reported_minor, shadow_minor = l.shadow_minor,
                            as_of = :asOf, basis = :basis, report_no = :reportNo
                        from drift_line l
                        where l.report_no = :reportNo and l.has_say
                            and k.account_id = l.account_id and k.currency = l.currency
                            and k.status not in ('CLOSED', 'SELF_HEALED') and k.as_of <= :asOf
                        """)
                .param("reportNo", report.reportNo())
                .param("asOf", Timestamp.from(report.asOf()))
                .param("basis", report.basis().name())
                .update();
    }

    /** Breaks whose drift is another now. Answers those whose proposals are overtaken by that. */
    List<Long> changed(StoredReport report, Instant now) {
        var changed = jdbc.sql("""
                        update drift_break k set
                            verdict = l.verdict, drift_minor = l.fresh_minor, explanation = l.explanation,
                            residual_minor = l.residual_minor, evidence = l.evidence,
                            cause = case
                                when exists (
                                    select 1 from drift_break other
                                    where other.account_id = k.account_id and other.currency = k.currency
                                        and other.break_no <> k.break_no
                                        and other.status not in ('CLOSED', 'SELF_HEALED')
                                        and other.cause = break_cause(l.verdict, l.evidence, k.first_as_of))
                                then k.cause
                                else break_cause(l.verdict, l.evidence, k.first_as_of) end,
                            status = case when l.residual_minor = 0 then 'EXPLAINED' else 'OPEN' end,
                            suppressed_until = case when k.verdict = 'ROUNDING' and l.verdict = 'ROUNDING'
                                then k.suppressed_until end,
                            suppressed_reason = case when k.verdict = 'ROUNDING' and l.verdict = 'ROUNDING'
                                then k.suppressed_reason end,
                            suppressed_by = case when k.verdict = 'ROUNDING' and l.verdict = 'ROUNDING'
                                then k.suppressed_by end,
                            updated_at = :now
                        from drift_line l
                        where l.report_no = :reportNo and l.has_say and k.break_no = l.fresh_break
                            and k.status in ('OPEN', 'EXPLAINED', 'PROPOSED')
                        returning k.break_no, k.account_id, k.currency, old.status as old_status,
                            old.drift_minor as old_drift, old.verdict as old_verdict,
                            old.residual_minor <> 0 and new.residual_minor = 0 as named,
                            old.suppressed_until > :now and new.suppressed_until is null as back,
                            new.drift_minor, new.verdict, new.explanation, new.status
                        """)
                .param("reportNo", report.reportNo())
                .param("now", Timestamp.from(now))
                .query((row, _) -> changed(row))
                .list();
        write(changed, now);
        return changed.stream()
                .filter(Changed::wasProposed)
                .map(Changed::breakNo)
                .toList();
    }

    /** Names on the report's lines their breaks; a line of several names the largest, and says what all of them say. */
    void link(StoredReport report) {
        jdbc.sql("""
                        update drift_line l set break_no = k.break_no,
                            verdict = case when l.has_say then k.verdict else l.verdict end,
                            residual_minor = case when l.has_say then k.residual_minor else l.residual_minor end,
                            explanation = case when l.has_say then k.explanation else l.explanation end,
                            evidence = case when l.has_say then k.evidence else l.evidence end
                        from drift_break k
                        where l.report_no = :reportNo and k.account_id = l.account_id and k.currency = l.currency
                            and k.status not in ('CLOSED', 'SELF_HEALED') and k.status <> 'RECHECKING'
                        """).param("reportNo", report.reportNo()).update();
        jdbc.sql("""
                        with several as (
                            select l.account_id, l.currency,
                                (array_agg(k.break_no order by abs(k.drift_minor) desc, k.break_no))[1] as largest,
                                (array_agg(k.verdict order by abs(k.drift_minor) desc, k.break_no))[1] as verdict,
                                cast(sum(k.residual_minor) as bigint) as residual,
                                string_agg(k.break_id || ': ' || k.explanation, ' '
                                    order by abs(k.drift_minor) desc, k.break_no) as sentences,
                                string_agg(array_to_string(k.evidence, chr(31)), chr(31) order by k.break_no)
                                    filter (where k.evidence <> '{}') as events
                            from drift_line l
                            join drift_break k on k.account_id = l.account_id and k.currency = l.currency
                                and k.status not in ('CLOSED', 'SELF_HEALED') and k.status <> 'RECHECKING'
                            where l.report_no = :reportNo and l.has_say
                            group by l.account_id, l.currency
                            having count(*) > 1
                        )
                        update drift_line l set break_no = s.largest, verdict = s.verdict, residual_minor = s.residual,
                            explanation = s.sentences, evidence = coalesce(string_to_array(s.events, chr(31)), '{}')
                        from several s
                        where l.report_no = :reportNo and l.account_id = s.account_id and l.currency = s.currency
                        """).param("reportNo", report.reportNo()).update();
    }

    private void write(List<Changed> changed, Instant now) {
        history.add(changed.stream()
                .filter(change -> !change.what().isEmpty())
                .map(change -> new BreakHistory.Line(change.breakNo(), now, AuditTrail.SYSTEM, change.what()))
                .toList());
    }

    private static Changed changed(ResultSet row) throws SQLException {
        var account = Candidates.account(row);
        long before = row.getLong("old_drift");
        long after = row.getLong("drift_minor");
        var verdict = Verdict.valueOf(row.getString("verdict"));
        var verdictBefore = Verdict.valueOf(row.getString("old_verdict"));
        boolean proposed = BreakStatus.PROPOSED.name().equals(row.getString("old_status"));
        var what = "";
        if (before != after && (verdict != Verdict.ROUNDING || verdictBefore != Verdict.ROUNDING || proposed)) {
            what = "The drift went from " + Wording.amount(account, before) + " to " + Wording.amount(account, after)
                    + ". " + row.getString("explanation")
                    + (row.getBoolean("back") ? " So it is not suppressed any more." : "");
        } else if (verdict != verdictBefore) {
            what = "Now seen as " + words(verdict) + ". " + row.getString("explanation");
        } else if (row.getBoolean("named")) {
            what = "Explained. " + row.getString("explanation");
        }
        return new Changed(row.getLong("break_no"), proposed, what);
    }

    private static String words(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Row row(DriftParts.SeenAnew seen) {
        var explanation = seen.explanation();
        return new Row(
                seen.part().breakNo(),
                explanation.verdict().name(),
                explanation.sentence(),
                explanation.residual(),
                explanation.evidence());
    }

    /** A row on its way into the database; the names are its columns. */
    private record Row(
            @JsonProperty("break_no") long breakNo,
            String verdict,
            String explanation,
            @JsonProperty("residual_minor") long residualMinor,
            List<String> evidence) {}

    /** A break that the report changed; {@code what} is empty when there is nothing to tell. */
    private record Changed(long breakNo, boolean wasProposed, String what) {}
}
