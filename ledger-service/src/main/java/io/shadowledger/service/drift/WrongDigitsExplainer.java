package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One entry booked with the wrong amount, by one of the mistakes that {@link WrongDigits} knows. Where it is known when the
 * account last tied, only entries after that are suspects.
 */
@Component
@Order(11)
final class WrongDigitsExplainer implements Explainer {

    private static final int CONFIDENCE = 65;

    private final JdbcClient jdbc;

    WrongDigitsExplainer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "wrong digits";
    }

    @Override
    public String looksFor() {
        return "an entry with swapped digits, a misplaced point or on the wrong side";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var byAccount = differences.stream().collect(Collectors.toMap(Difference::account, Function.identity()));
        var causes = new HashMap<Difference.Account, List<Explanation>>();
        Candidates.bind(jdbc.sql(Candidates.WITH_LINES + """
                        select l.account_id, l.currency, e.event_id, e.amount_minor
                        from line l
                        join entry e on e.account_id = l.account_id and e.currency = l.currency and e.kind = 'EVENT'
                            and e.%1$s <= :asOf and e.%1$s > coalesce(l.since, '-infinity')
                        where l.since is not null or l.drift %% 9 = 0 or e.amount_minor * 2::numeric = l.drift
                        """.formatted(moment.column())), differences)
                .param("asOf", moment.timestamp())
                .query(row -> {
                    var difference = Objects.requireNonNull(byAccount.get(Candidates.account(row)));
                    var id = row.getString("event_id");
                    for (var mistake : WrongDigits.of(row.getLong("amount_minor"))) {
                        if (difference.fits(mistake.booked() - mistake.other())) {
                            causes.computeIfAbsent(difference.account(), _ -> new ArrayList<>())
                                    .add(cause(difference, id, mistake));
                        }
                    }
                });
        var findings = new HashMap<Difference.Account, Finding>();
        causes.forEach(
                (account, found) -> findings.put(
                        account,
                        found.size() == 1
                                ? new Finding.Cause(found.getFirst())
                                : new Finding.Ambiguous(
                                        found.size()
                                                + " entries would each explain it by swapped digits, a misplaced point or the wrong side")));
        return findings;
    }

    private static Explanation cause(Difference difference, String id, WrongDigits.Mistake mistake) {
        return Explanation.full(
                CONFIDENCE,
                Verdict.AMOUNT_DIFFERS,
                "Event " + id + " is booked with " + Wording.amount(difference.account(), mistake.booked()) + "; with "
                        + Wording.amount(difference.account(), mistake.other()) + " the books would tie: "
                        + mistake.words() + "." + difference.remark(mistake.booked() - mistake.other()),
                List.of(id));
    }
}
