package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.api.matching.MatchingCriteria.Cardinality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Matches one account's events with the entries that the CBS reports of it, rule by rule. The outcome depends on what
 * the books hold, never on the order in which it comes: each rule looks at all that is left before it matches anything.
 * What is ambiguous to one rule is kept from those after it, so that a weaker one never decides it.
 */
public final class EntryMatcher {

    private static final Comparator<Match> ORDER = Comparator.comparing(EntryMatcher::first, Item.ORDER)
            .thenComparing(match -> match.events().isEmpty());

    private final List<Rule> rules;

    /** @param rules in the order in which they are asked */
    EntryMatcher(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Matches two books. Where one of them has more than 10,000 items, nothing is matched.
     *
     * @param events of the shadow
     * @param entries that the CBS reports
     */
    public Matched match(List<Item> events, List<Item> entries) {
        var shadow = new Book(events);
        var cbs = new Book(entries);
        var matches = new ArrayList<Match>();
        boolean bounded = Math.max(events.size(), entries.size()) > Bounds.MOST_ITEMS;
        if (!bounded) {
            for (var rule : rules) {
                bounded |= apply(rule, shadow, cbs, matches);
            }
        }
        boolean ambiguous = matches.stream().anyMatch(match -> match.kind() == MatchKind.AMBIGUOUS);
        matches.addAll(new Leftovers(shadow, cbs).matches(ambiguous));
        return new Matched(matches.stream().sorted(ORDER).toList(), bounded);
    }

    private static boolean apply(Rule rule, Book shadow, Book cbs, List<Match> matches) {
        if (rule.cardinality() == Cardinality.ONE_TO_ONE) {
            var pairing = new Pairing(rule);
            pairing.run(shadow, cbs);
            matches.addAll(pairing.matches());
            return pairing.bounded();
        }
        var summing = new Summing(rule);
        summing.run(shadow, cbs);
        matches.addAll(summing.matches());
        return summing.bounded();
    }

    private static Item first(Match match) {
        return Stream.concat(match.events().stream(), match.entries().stream())
                .min(Item.ORDER)
                .orElseThrow();
    }
}
