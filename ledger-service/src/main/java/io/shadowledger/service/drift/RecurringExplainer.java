package io.shadowledger.service.drift;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A difference that has grown by the same amount again and again, as a fee or a rounding does that one of the books
 * lacks. It says what it looks like, not which event it is, so the difference stays unexplained.
 */
@Component
@Order(13)
final class RecurringExplainer implements Explainer {

    private static final int CONFIDENCE = 60;
    /** Three months of a monthly fee. */
    private static final Duration LOOK_BACK = Duration.ofDays(100);

    private static final int MOST_REPORTS = 100;
    /** Where more than these are unexplained at once, something larger is wrong than a fee. */
    private static final int MOST_ACCOUNTS = 200;

    private static final int LEAST_TIMES = 3;

    private final JdbcClient jdbc;

    RecurringExplainer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a report said. */
    private record Seen(Instant asOf, long drift) {}

    @Override
    public String name() {
        return "recurring difference";
    }

    @Override
    public String looksFor() {
        return "a difference that has grown by the same amount at least three times";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        if (differences.size() > MOST_ACCOUNTS) {
            return Map.of();
        }
        var series = new HashMap<Difference.Account, List<Seen>>();
        Candidates.bind(jdbc.sql(Candidates.WITH_LINES + """
                        , past as materialized (
                            select report_no, as_of, complete from report
                            where status = 'COMPARED' and basis = :basis and as_of < :asOf and as_of >= :notBefore
                            order by as_of desc, report_no desc limit :reports
                        )
                        select l.account_id, l.currency, p.as_of, coalesce(d.drift_minor, 0) as drift
                        from line l
                        cross join past p
                        left join drift_line d on d.report_no = p.report_no
                            and d.account_id = l.account_id and d.currency = l.currency
                        where d.report_no is not null or p.complete or exists (
                            select from report_balance b
                            where not b.whole and b.report_no = p.report_no and b.account_id = l.account_id and b.currency = l.currency)
                        order by p.as_of, p.report_no
                        """), differences)
                .param("basis", moment.basis().name())
                .param("asOf", moment.timestamp())
                .param("notBefore", Timestamp.from(moment.asOf().minus(LOOK_BACK)))
                .param("reports", MOST_REPORTS)
                .query(row -> {
                    series.computeIfAbsent(Candidates.account(row), _ -> new ArrayList<>())
                            .add(new Seen(row.getTimestamp("as_of").toInstant(), row.getLong("drift")));
                });
        var findings = new HashMap<Difference.Account, Finding>();
        for (var difference : differences) {
            var seen = series.getOrDefault(difference.account(), List.of());
            var steps = steps(seen, new Seen(moment.asOf(), difference.whole()));
            if (steps.size() >= LEAST_TIMES) {
                findings.put(difference.account(), pattern(difference.account(), steps));
            }
        }
        return findings;
    }

    /** The times at which the drift grew by what it grew by last. */
    private static List<Seen> steps(List<Seen> before, Seen now) {
        var grown = new ArrayList<Seen>();
        var last = new Seen(Instant.MIN, 0);
        for (var seen : before) {
            add(grown, last, seen);
            last = seen;
        }
        add(grown, last, now);
        if (grown.isEmpty()) {
            return grown;
        }
        long by = grown.getLast().drift();
        return grown.stream().filter(step -> step.drift() == by).toList();
    }

    /** The first report that is known shows what was before it as well: no step. */
    private static void add(List<Seen> grown, Seen last, Seen next) {
        long by = next.drift() - last.drift();
        if (by != 0 && !last.asOf().equals(Instant.MIN)) {
            grown.add(new Seen(next.asOf(), by));
        }
    }

    private static Finding pattern(Difference.Account account, List<Seen> steps) {
        var days = steps.stream()
                .map(step -> step.asOf().atZone(ZoneOffset.UTC).toLocalDate().toString())
                .collect(Collectors.joining(", "));
        return new Finding.Pattern(
                "The difference has grown by "
                        + Wording.amount(account, steps.getFirst().drift()) + " "
                        + steps.size() + " times (" + days
                        + "): a fee, an interest or a rounding that recurs in one of the books looks like that",
                CONFIDENCE);
    }
}
