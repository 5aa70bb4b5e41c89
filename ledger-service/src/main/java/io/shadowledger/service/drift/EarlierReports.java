package io.shadowledger.service.drift;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
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

    private final JdbcClient jdbc;
    private final DriftProperties properties;

    EarlierReports(JdbcClient jdbc, DriftProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** The same differences, with the last tie of those accounts that have one. */
    List<Difference> withLastTies(Moment moment, List<Difference> differences) {
        return since(moment, differences, "and coalesce(d.verdict, 'ROUNDING') = 'ROUNDING'", true);
    }

    /**
     * The same parts of differences, with the latest report before: what the account's breaks do not carry came after it,
     * whether it tied then or not.
     */
    List<Difference> withLatest(Moment moment, List<Difference> parts) {
        return since(moment, parts, "", false);
    }

    private List<Difference> since(Moment moment, List<Difference> differences, String which, boolean tied) {
        if (differences.isEmpty()) {
            return List.of();
        }
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
                        and %s %s
                    order by r.as_of desc, r.report_no desc
                    limit 1
                ) tie
                """).formatted(SPOKE_OF_IT, which), moment, differences)
                .query(row -> {
                    var account = Candidates.account(row);
                    ties.put(
                            account,
                            new LastTie(
                                    row.getTimestamp("as_of").toInstant(),
                                    tied ? row.getLong("drift") : 0,
                                    properties.tolerance(account.currency())));
                });
        return differences.stream()
                .map(difference -> difference.since(ties.get(difference.account())))
                .toList();
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
}
