package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What earlier reports of the same basis said of accounts that differ now. A complete report speaks of every account: one
 * that it neither names nor has a line of was empty in both books.
 */
@Repository
class EarlierReports {

    /** Further back it is of no help, and every report in between is looked at, for each account that never ties. */
    private static final Duration LOOK_BACK = Duration.ofDays(40);
    /** Where reports come by the hour. */
    private static final int MOST_REPORTS = 200;

    private static final String SPOKE_OF_IT = """
            (r.complete or exists (
                select from report_balance b
                where not b.whole and b.report_no = r.report_no and b.account_id = l.account_id
                    and b.currency = l.currency))
            """;

    /** A cause that an earlier report found is not looked at again, so it is a little less sure than then. */
    private static final int CONFIDENCE = 70;

    private final JdbcClient jdbc;
    private final DriftProperties properties;

    EarlierReports(JdbcClient jdbc, DriftProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** The same differences, with the last tie of those accounts that have one. */
    List<Difference> withLastTies(Moment moment, List<Difference> differences) {
        var ties = new HashMap<Difference.Account, LastTie>();
        bind((Candidates.WITH_LINES + """
                select l.account_id, l.currency, tie.as_of, tie.drift
                from line l
                cross join lateral (
                    select r.as_of, coalesce(d.drift_minor, 0) as drift
                    from report r
                    left join drift_line d on d.report_no = r.report_no
                        and d.account_id = l.account_id and d.currency = l.currency
                    where r.status = 'COMPARED' and r.basis = :basis and r.as_of < :asOf and r.as_of >= :notBefore
                        and coalesce(d.verdict, 'ROUNDING') = 'ROUNDING' and %s
                    order by r.as_of desc, r.report_no desc
                    limit 1
                ) tie
                """).formatted(SPOKE_OF_IT), moment, differences)
                .query(row -> {
                    var account = Candidates.account(row);
                    ties.put(
                            account,
                            new LastTie(
                                    row.getTimestamp("as_of").toInstant(),
                                    row.getLong("drift"),
                                    properties.tolerance(account.currency())));
                });
        return differences.stream()
                .map(difference -> difference.since(ties.get(difference.account())))
                .toList();
    }

    /** The explanations that the latest earlier report found for accounts, as far as they left nothing open. */
    Map<Difference.Account, Earlier> explained(Moment moment, List<Difference> differences) {
        var earlier = new HashMap<Difference.Account, Earlier>();
        bind((Candidates.WITH_LINES + """
                select l.account_id, l.currency, last.drift_minor, last.verdict, last.explanation, last.evidence
                from line l
                cross join lateral (
                    select d.drift_minor, d.verdict, d.explanation, d.residual_minor, d.evidence
                    from report r
                    left join drift_line d on d.report_no = r.report_no
                        and d.account_id = l.account_id and d.currency = l.currency
                    where r.status = 'COMPARED' and r.basis = :basis and r.as_of < :asOf and r.as_of >= :notBefore
                        and %s
                    order by r.as_of desc, r.report_no desc
                    limit 1
                ) last
                where last.residual_minor = 0
                """).formatted(SPOKE_OF_IT), moment, differences)
                .query(row -> {
                    earlier.put(
                            Candidates.account(row),
                            new Earlier(
                                    row.getLong("drift_minor"),
                                    Explanation.full(
                                            CONFIDENCE,
                                            Verdict.valueOf(row.getString("verdict")),
                                            row.getString("explanation"),
                                            List.of((String[])
                                                    row.getArray("evidence").getArray()))));
                });
        return earlier;
    }

    private JdbcClient.StatementSpec bind(String sql, Moment moment, List<Difference> differences) {
        return Candidates.bind(jdbc.sql(sql), differences)
                .param("basis", moment.basis().name())
                .param("asOf", moment.timestamp())
                .param("notBefore", notBefore(moment));
    }

    private Timestamp notBefore(Moment moment) {
        var earliest = Timestamp.from(moment.asOf().minus(LOOK_BACK));
        return jdbc.sql("""
                        select as_of from report
                        where status = 'COMPARED' and basis = :basis and as_of < :asOf and as_of >= :earliest
                        order by as_of desc offset :most limit 1
                        """)
                .param("basis", moment.basis().name())
                .param("asOf", moment.timestamp())
                .param("earliest", earliest)
                .param("most", MOST_REPORTS - 1)
                .query(Timestamp.class)
                .optional()
                .orElse(earliest);
    }

    /** An earlier report's drift of an account, and its explanation. */
    record Earlier(long drift, Explanation explanation) {}
}
