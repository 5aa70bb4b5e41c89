package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.report.StoredReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The breaks that an account's drift is made up of. One whose correction stands in the book already is none of them: the
 * book has made good for it, and only its re-check is still to come.
 */
@Repository
class StandingBreaks {

    private static final String COLUMNS = """
            k.break_no, k.account_id, k.currency, k.verdict, k.status, k.drift_minor, k.residual_minor, k.explanation,
                k.evidence, k.first_as_of, k.since
            """;

    private final JdbcClient jdbc;
    private final ObjectProvider<BreakCorrections> corrections;

    StandingBreaks(JdbcClient jdbc, ObjectProvider<BreakCorrections> corrections) {
        this.jdbc = jdbc;
        this.corrections = corrections;
    }

    /** An account's, in the order of their numbers. */
    List<BreakPart> of(Difference.Account account) {
        var found = new LinkedHashMap<Difference.Account, List<BreakPart>>();
        jdbc.sql("select " + COLUMNS + """
                        from drift_break k
                        where k.account_id = :account and k.currency = :currency
                            and k.status not in ('CLOSED', 'SELF_HEALED') and k.status <> 'RECHECKING'
                        order by k.break_no
                        """)
                .param("account", account.id())
                .param("currency", account.currency().getCurrencyCode())
                .query(row -> {
                    add(found, row);
                });
        return withoutPosted(found).getOrDefault(account, List.of());
    }

    /** Those of many accounts; accounts without any are left out. */
    Map<Difference.Account, List<BreakPart>> of(List<Difference> differences) {
        var found = new HashMap<Difference.Account, List<BreakPart>>();
        Candidates.bind(jdbc.sql(Candidates.WITH_LINES + "select " + COLUMNS + """
                        from line l
                        join drift_break k on k.account_id = l.account_id and k.currency = l.currency
                        where k.status not in ('CLOSED', 'SELF_HEALED') and k.status <> 'RECHECKING'
                        order by k.break_no
                        """), differences)
                .query(row -> {
                    add(found, row);
                });
        return withoutPosted(found);
    }

    /** Those accounts that a report of a later as-of time has spoken of: this one has no say on their breaks any more. */
    Set<Difference.Account> spokenOfLater(StoredReport report, List<Difference> differences) {
        var later = new HashSet<Difference.Account>();
        Candidates.bind(jdbc.sql(Candidates.WITH_LINES + """
                        select l.account_id, l.currency from line l
                        where exists (
                                select 1 from drift_break k
                                where k.account_id = l.account_id and k.currency = l.currency
                                    and k.status not in ('CLOSED', 'SELF_HEALED') and k.as_of > :asOf)
                            or exists (
                                select 1 from report r
                                where r.status = 'COMPARED' and r.as_of > :asOf and (r.complete or exists (
                                    select 1 from report_balance b
                                    where not b.whole and b.report_no = r.report_no and b.account_id = l.account_id
                                        and b.currency = l.currency)))
                        """), differences)
                .param("asOf", Timestamp.from(report.asOf()))
                .query(row -> {
                    later.add(Candidates.account(row));
                });
        return later;
    }

    private Map<Difference.Account, List<BreakPart>> withoutPosted(Map<Difference.Account, List<BreakPart>> found) {
        var underWay = found.values().stream()
                .flatMap(List::stream)
                .filter(part -> part.status() == BreakStatus.APPROVED || part.status() == BreakStatus.RELEASED)
                .map(BreakPart::breakNo)
                .toList();
        if (!underWay.isEmpty()) {
            var posted = new HashSet<Long>();
            corrections.forEach(of -> posted.addAll(of.posted(underWay)));
            found.values().forEach(parts -> parts.removeIf(part -> posted.contains(part.breakNo())));
            found.values().removeIf(List::isEmpty);
        }
        return found;
    }

    private static void add(Map<Difference.Account, List<BreakPart>> found, ResultSet row) throws SQLException {
        found.computeIfAbsent(Candidates.account(row), _ -> new ArrayList<>()).add(part(row));
    }

    private static BreakPart part(ResultSet row) throws SQLException {
        return new BreakPart(
                row.getLong("break_no"),
                Verdict.valueOf(row.getString("verdict")),
                BreakStatus.valueOf(row.getString("status")),
                row.getLong("drift_minor"),
                row.getLong("residual_minor"),
                row.getString("explanation"),
                List.of((String[]) row.getArray("evidence").getArray()),
                row.getTimestamp("first_as_of").toInstant(),
                instant(row.getTimestamp("since")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
