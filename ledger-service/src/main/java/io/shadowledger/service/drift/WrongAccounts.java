package io.shadowledger.service.drift;

import io.shadowledger.service.report.StoredReport;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * One account has too much what another lacks, and an entry of that amount stands on the first: it was booked on the
 * wrong account. Looked for among what is new in a report, once all its lines are there, in one statement; a pair counts
 * only if neither of the two fits any other.
 */
@Repository
class WrongAccounts {

    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final DriftProperties properties;

    WrongAccounts(JdbcClient jdbc, DriftProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    private record Pair(String event, Difference.Account on, Difference.Account instead, long amount) {

        private String what() {
            return "Event " + event + ", a " + Wording.side(amount) + " of " + Wording.magnitude(on, amount);
        }
    }

    private record Line(Difference.Account account, String event, String sentence) {}

    /** Explains what it can of a report's lines anew. */
    void explain(StoredReport report) {
        var lines = new ArrayList<Line>();
        for (var pair : pairs(report)) {
            lines.add(new Line(
                    pair.on(),
                    pair.event(),
                    pair.what() + ", is booked here; account " + pair.instead().id()
                            + " lacks it: in the CBS it stands there."));
            lines.add(new Line(
                    pair.instead(),
                    pair.event(),
                    pair.what() + ", is booked on account " + pair.on().id() + "; in the CBS it stands here."));
        }
        if (!lines.isEmpty()) {
            write(report, lines);
        }
    }

    private List<Pair> pairs(StoredReport report) {
        var moment = new Moment(report.asOf(), report.basis());
        var pairs = new ArrayList<Pair>();
        jdbc.sql("""
                        with tolerance (currency, minor) as (
                            select * from unnest(cast(:currencies as char(3)[]), cast(:tolerances as bigint[]))
                        ), line as (
                            select d.account_id, d.currency, d.fresh_minor, coalesce(t.minor, 0) as slack
                            from drift_line d left join tolerance t on t.currency = d.currency
                            where d.report_no = :reportNo and d.fresh_minor <> 0
                                and (d.verdict = 'TIMING'
                                    or (d.verdict in ('MISSING_CREDIT', 'MISSING_DEBIT') and d.residual_minor <> 0))
                        ), pair as (
                            select p.account_id, p.currency, q.account_id as instead, e.event_id, e.amount_minor
                            from line p
                            join drift_line q on q.report_no = :reportNo and q.currency = p.currency
                                and q.fresh_minor between -p.fresh_minor - p.slack and -p.fresh_minor + p.slack
                                and q.account_id <> p.account_id
                            join line lq on lq.account_id = q.account_id and lq.currency = q.currency
                            join entry e on e.account_id = p.account_id and e.currency = p.currency
                                and e.kind = 'EVENT'
                                and e.amount_minor between p.fresh_minor - p.slack and p.fresh_minor + p.slack
                                and e.%1$s <= :asOf and e.%1$s > :since
                        ), counted as (
                            select *, count(*) over (partition by account_id, currency) as of_one,
                                count(*) over (partition by instead, currency) as of_other
                            from pair
                        )
                        select account_id, currency, instead, event_id, amount_minor
                        from counted where of_one = 1 and of_other = 1
                            and not exists (
                                select from pair back
                                where back.account_id = counted.instead and back.currency = counted.currency)
                        """.formatted(moment.column()))
                .param("reportNo", report.reportNo())
                .param("asOf", moment.timestamp())
                .param("since", Timestamp.from(report.asOf().minus(LOOK_BACK)))
                .param(
                        "currencies",
                        properties.roundingTolerance().stream()
                                .map(tolerance -> tolerance.limit().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param(
                        "tolerances",
                        properties.roundingTolerance().stream()
                                .map(tolerance -> tolerance.limit().minor())
                                .toArray(Long[]::new))
                .query(row -> {
                    var on = Candidates.account(row);
                    pairs.add(new Pair(
                            row.getString("event_id"),
                            on,
                            new Difference.Account(row.getString("instead"), on.currency()),
                            row.getLong("amount_minor")));
                });
        return pairs;
    }

    private void write(StoredReport report, List<Line> lines) {
        jdbc.sql("""
                        update drift_line d
                        set verdict = 'WRONG_ACCOUNT', explanation = n.sentence, residual_minor = 0,
                            evidence = array[n.event]
                        from unnest(cast(:accounts as text[]), cast(:currencies as char(3)[]), cast(:events as text[]),
                            cast(:sentences as text[])) as n (account_id, currency, event, sentence)
                        where d.report_no = :reportNo and d.account_id = n.account_id and d.currency = n.currency
                        """)
                .param("reportNo", report.reportNo())
                .param("accounts", texts(lines, line -> line.account().id()))
                .param(
                        "currencies",
                        texts(lines, line -> line.account().currency().getCurrencyCode()))
                .param("events", texts(lines, Line::event))
                .param("sentences", texts(lines, Line::sentence))
                .update();
    }

    private static String[] texts(List<Line> lines, Function<Line, String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }
}
