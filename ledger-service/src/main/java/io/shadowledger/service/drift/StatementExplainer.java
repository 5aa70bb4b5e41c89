package io.shadowledger.service.drift;

import io.shadowledger.service.matching.BothBooks;
import io.shadowledger.service.matching.MatchingRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The entries that the reports themselves carry, matched with the shadow's since the books last tied. It only speaks
 * where what is unmatched comes to the drift: a statement that leaves out days explains nothing.
 */
@Component
@Order(7)
final class StatementExplainer implements Explainer {

    /** Of no report in particular: entries of all of them count. */
    private static final long NO_REPORT = 0;

    private final BothBooks books;
    private final MatchingRules rules;
    private final DriftProperties properties;

    StatementExplainer(BothBooks books, MatchingRules rules, DriftProperties properties) {
        this.books = books;
        this.rules = rules;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "entries of the reports";
    }

    @Override
    public String looksFor() {
        return "entries of the reports and events of the shadow that make the difference";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var byAccount = differences.stream().collect(Collectors.toMap(Difference::account, Function.identity()));
        var matchers = rules.matchers();
        var findings = new HashMap<Difference.Account, Finding>();
        books.read(NO_REPORT, moment.asOf(), moment.basis(), periods(differences), (of, both) -> {
            var account = new Difference.Account(of.id(), of.currency());
            var difference = Objects.requireNonNull(byAccount.get(account));
            var matched = matchers.of(of.currency()).match(both.events(), both.entries());
            if (difference.fits(matched.drift())) {
                new StatementCauses(
                                account, matched, properties.duplicateWindow().toDays())
                        .finding()
                        .ifPresent(finding -> findings.put(account, finding));
            }
        });
        return findings;
    }

    static List<BothBooks.Period> periods(List<Difference> differences) {
        return differences.stream()
                .map(difference -> new BothBooks.Period(
                        new BothBooks.Account(
                                difference.account().id(), difference.account().currency()),
                        difference.lastTie() == null
                                ? null
                                : difference.lastTie().asOf()))
                .toList();
    }
}
