package io.shadowledger.service.matching;

import static io.shadowledger.api.matching.MatchingCriteria.Cardinality.MANY_TO_ONE;
import static io.shadowledger.api.matching.MatchingCriteria.Cardinality.ONE_TO_MANY;
import static io.shadowledger.api.matching.MatchingCriteria.Cardinality.ONE_TO_ONE;
import static io.shadowledger.api.matching.MatchingCriteria.ReferenceRule.EXACT;
import static io.shadowledger.api.matching.MatchingCriteria.ReferenceRule.NONE;

import io.shadowledger.api.matching.MatchingCriteria;
import io.shadowledger.api.matching.MatchingCriteria.Cardinality;
import io.shadowledger.api.matching.MatchingCriteria.ReferenceRule;
import io.shadowledger.api.matching.MatchingRule;
import java.util.List;
import java.util.Optional;

/** The rules that come with the ledger. */
final class BuiltinRules {

    /** How their names begin. */
    static final String PREFIX = "builtin.";

    /** In the order in which they are asked. Three days are a weekend and the day before. */
    static final List<MatchingRule> ALL = List.of(
            rule("reference-same-day", 100, EXACT, 0, 0, ONE_TO_ONE),
            rule("reference", 200, EXACT, 10, 0, ONE_TO_ONE),
            rule("text", 300, NONE, 3, 60, ONE_TO_ONE),
            rule("same-day", 400, NONE, 0, 0, ONE_TO_ONE),
            rule("events-of-reference", 500, EXACT, 10, 0, MANY_TO_ONE),
            rule("entries-of-reference", 510, EXACT, 10, 0, ONE_TO_MANY),
            rule("window", 600, NONE, 3, 0, ONE_TO_ONE),
            rule("events-of-day", 700, NONE, 0, 0, MANY_TO_ONE),
            rule("entries-of-day", 710, NONE, 0, 0, ONE_TO_MANY));

    private BuiltinRules() {}

    static Optional<MatchingRule> find(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    private static MatchingRule rule(
            String name, int priority, ReferenceRule reference, int days, int similarity, Cardinality cardinality) {
        return new MatchingRule(
                PREFIX + name,
                0,
                priority,
                new MatchingCriteria(reference, List.of(), days, similarity, cardinality),
                true,
                null,
                null);
    }
}
