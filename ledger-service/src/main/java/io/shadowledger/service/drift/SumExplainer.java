package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A few entries around the as-of time that together make the drift: each stands on the other side of it in the CBS. Two
 * to four of at most twelve, so that a sum that fits by chance stays rare; if more than one sum fits, none is named.
 */
@Component
@Order(12)
final class SumExplainer implements Explainer {

    private static final int CONFIDENCE = 50;

    private static final int MOST_ENTRIES = 12;
    private static final int MOST_TERMS = 4;

    private final JdbcClient jdbc;
    private final DriftProperties properties;

    SumExplainer(JdbcClient jdbc, DriftProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** An entry, and what it adds to the drift if the CBS has it on the other side of the as-of time. */
    record Term(String event, long minor) {}

    @Override
    public String name() {
        return "sum of entries";
    }

    @Override
    public String looksFor() {
        return "a few entries around the as-of time that add up";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var terms = new HashMap<Difference.Account, List<Term>>();
        Candidates.bind(jdbc.sql(Candidates.WITH_LINES + """
                        select l.account_id, l.currency, e.event_id,
                            case when e.%1$s > :asOf then -e.amount_minor else e.amount_minor end as minor
                        from line l
                        join entry e on e.account_id = l.account_id and e.currency = l.currency and e.kind = 'EVENT'
                            and e.%1$s > least(:since, coalesce(l.since, :since)) and e.%1$s <= :until
                        order by e.value_time, e.event_id
                        """.formatted(moment.column())), differences)
                .param("asOf", moment.timestamp())
                .param("until", Timestamp.from(moment.asOf().plus(properties.timingAfter())))
                .param("since", Timestamp.from(moment.asOf().minus(properties.timingBefore())))
                .query(row -> {
                    terms.computeIfAbsent(Candidates.account(row), _ -> new ArrayList<>())
                            .add(new Term(row.getString("event_id"), row.getLong("minor")));
                });
        var findings = new HashMap<Difference.Account, Finding>();
        for (var difference : differences) {
            var of = terms.getOrDefault(difference.account(), List.of());
            if (of.size() > 1 && of.size() <= MOST_ENTRIES) {
                var sums = sums(of, difference.sought());
                if (!sums.isEmpty()) {
                    findings.put(difference.account(), finding(difference, sums));
                }
            }
        }
        return findings;
    }

    /** Every choice of two to four terms that makes the total. */
    static List<List<Term>> sums(List<Term> terms, long total) {
        var found = new ArrayList<List<Term>>();
        choose(terms, 0, new ArrayList<>(), total, found);
        return found;
    }

    private static void choose(List<Term> terms, int from, List<Term> chosen, long left, List<List<Term>> found) {
        if (chosen.size() > 1 && left == 0) {
            found.add(List.copyOf(chosen));
        }
        if (chosen.size() == MOST_TERMS) {
            return;
        }
        for (int i = from; i < terms.size(); i++) {
            var term = terms.get(i);
            long rest = left - term.minor();
            // Hacker's Delight 2-13: a difference that does not fit into 64 bits is no sum of amounts that do
            if (((left ^ term.minor()) & (left ^ rest)) >= 0) {
                chosen.add(term);
                choose(terms, i + 1, chosen, rest, found);
                chosen.removeLast();
            }
        }
    }

    private static Finding finding(Difference difference, List<List<Term>> sums) {
        if (sums.size() > 1) {
            return new Finding.Ambiguous(
                    sums.size() + " choices of entries around the as-of time would each add up to it");
        }
        var events = sums.getFirst().stream().map(Term::event).toList();
        return new Finding.Cause(Explanation.full(
                CONFIDENCE,
                Verdict.TIMING,
                "Events " + events.stream().collect(Collectors.joining(", "))
                        + " stand around the as-of time and together make "
                        + Wording.amount(difference.account(), difference.sought())
                        + ": the CBS has them on the other side of it." + difference.remark(),
                events));
    }
}
