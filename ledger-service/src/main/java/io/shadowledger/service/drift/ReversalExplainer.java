package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An event that takes back another one of the same reference, and that the CBS does not have. */
@Component
@Order(8)
final class ReversalExplainer implements Explainer {

    private static final int CONFIDENCE = 75;

    private final JdbcClient jdbc;

    ReversalExplainer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "reversed";
    }

    @Override
    public String looksFor() {
        return "an event that takes back another and is in one book only";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var causes = new HashMap<Difference.Account, List<Explanation>>();
        Candidates.bind(jdbc.sql(Candidates.WITH_LINES + """
                        select l.account_id, l.currency, back.event_id, back.amount_minor, back.value_time,
                            min(taken.event_id) as taken_id
                        from line l
                        join entry back on back.account_id = l.account_id and back.currency = l.currency
                            and back.kind = 'EVENT' and back.reference is not null
                            and back.amount_minor between l.drift - l.slack and l.drift + l.slack
                            and back.%1$s <= :asOf and back.%1$s > coalesce(l.since, '-infinity')
                        join entry taken on taken.account_id = l.account_id and taken.currency = l.currency
                            and taken.kind = 'EVENT' and taken.reference = back.reference
                            and taken.amount_minor = -back.amount_minor
                            and taken.value_time <= back.value_time and taken.value_time > back.value_time - interval '40 days'
                        group by l.account_id, l.currency, back.event_id, back.amount_minor, back.value_time
                        """.formatted(moment.column())), differences)
                .param("asOf", moment.timestamp())
                .query(row -> {
                    var account = Candidates.account(row);
                    long amount = row.getLong("amount_minor");
                    var back = row.getString("event_id");
                    var taken = row.getString("taken_id");
                    causes.computeIfAbsent(account, _ -> new ArrayList<>())
                            .add(Explanation.full(
                                    CONFIDENCE,
                                    amount < 0 ? Verdict.MISSING_CREDIT : Verdict.MISSING_DEBIT,
                                    "Event " + back + ", " + MatchSentences.what(account, amount) + " at "
                                            + Wording.time(row.getTimestamp("value_time")
                                                    .toInstant())
                                            + ", takes back event " + taken
                                            + " of the same reference; the CBS has not taken it back.",
                                    List.of(taken, back)));
                });
        var findings = new HashMap<Difference.Account, Finding>();
        causes.forEach((account, found) -> findings.put(
                account,
                found.size() == 1
                        ? new Finding.Cause(found.getFirst())
                        : new Finding.Ambiguous(
                                found.size() + " events of that amount each take back another of their reference")));
        return findings;
    }
}
