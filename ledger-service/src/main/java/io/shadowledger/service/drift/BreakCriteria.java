package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which breaks are wanted: those that meet all that is given.
 *
 * @param status absent means all that are not over
 * @param minMinor the least magnitude of the drift, in minor units of the currency
 * @param minAge in days
 * @param maxAge in days
 * @param suppressed whether those that are out of the queue for a while are wanted, or those in it
 * @param text words in the account, the explanation or the comments. No index helps: such a question reads all breaks
 *     that meet the rest, until its page is full
 */
record BreakCriteria(
        @Nullable BreakStatus status,
        @Nullable Verdict verdict,
        @Nullable Severity severity,
        @Nullable String owner,
        @Nullable Currency currency,
        @Nullable Long minMinor,
        @Nullable Integer minAge,
        @Nullable Integer maxAge,
        boolean suppressed,
        @Nullable String accountPrefix,
        @Nullable String text,
        @Nullable String reportId) {

    /** The queue. */
    static final BreakCriteria QUEUE =
            new BreakCriteria(null, null, null, null, null, null, null, null, false, null, null, null);

    /** Written so everywhere, here and in the indexes: only so does the planner see that they are of use. */
    static final String NOT_OVER = "k.status not in ('CLOSED', 'SELF_HEALED')";

    /** The condition on breaks {@code k}; takes what {@link #bind} gives. */
    String sql(Severities severities) {
        var all = new ArrayList<String>();
        all.add(status == null ? NOT_OVER : "k.status = :status");
        all.add(
                suppressed
                        ? "k.suppressed_until > :now"
                        : "(k.suppressed_until is null or k.suppressed_until <= :now)");
        add(all, verdict, "k.verdict = :verdict");
        add(all, severity, severities.rank() + " = :severity");
        add(all, owner, "k.owner = :owner");
        add(all, currency, "k.currency = cast(:only as char(3))");
        add(all, minMinor, "abs(k.drift_minor) >= :minMinor");
        // What is dated ahead counts as of today
        add(all, minAge == null || minAge == 0 ? null : minAge, "k.value_date <= cast(:today as date) - :minAge");
        add(all, maxAge, "k.value_date >= cast(:today as date) - :maxAge");
        add(all, accountPrefix, "starts_with(k.account_id, :prefix)");
        add(all, text, """
                (k.account_id ilike :text or k.explanation ilike :text or exists (
                    select from break_history c where c.break_no = k.break_no
                        and starts_with(c.what, 'Comment: ') and substr(c.what, 10) ilike :text))""");
        add(all, reportId, "k.report_no = (select n.report_no from report n where n.report_id = :reportId)");
        return String.join(" and ", all);
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Instant now) {
        return statement
                .param("status", status == null ? null : status.name())
                .param("now", Timestamp.from(now))
                .param("today", today(now))
                .param("verdict", verdict == null ? null : verdict.name())
                .param("severity", severity == null ? null : severity.ordinal())
                .param("owner", owner)
                .param("only", currency == null ? null : currency.getCurrencyCode())
                .param("minMinor", minMinor)
                .param("minAge", minAge)
                .param("maxAge", maxAge)
                .param("prefix", accountPrefix)
                .param("text", text == null ? null : "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("reportId", reportId);
    }

    /** The day that ages are counted up to. */
    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static void add(List<String> all, @Nullable Object given, String condition) {
        if (given != null) {
            all.add(condition);
        }
    }
}
