package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.api.matching.MatchingCriteria.Cardinality;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One rule, two to six items of one book that make exactly one of the other. A whole that could be made in two ways is
 * ambiguous with all that could be its parts, and so are wholes that would need the same parts.
 */
final class Summing {

    private final Rule rule;
    private final List<Match> matches = new ArrayList<>();
    private boolean bounded;

    Summing(Rule rule) {
        this.rule = rule;
    }

    List<Match> matches() {
        return matches;
    }

    /** Whether there was more to look at than it may, so that something was not looked at. */
    boolean bounded() {
        return bounded;
    }

    /** A whole, and the choices of parts that make it: how many of which. */
    private record Sum(Book.Kin whole, List<Map<Book.Kin, Integer>> choices) {

        private Set<Book.Kin> parts() {
            Set<Book.Kin> parts = new LinkedHashSet<>();
            choices.forEach(choice -> parts.addAll(choice.keySet()));
            return parts;
        }
    }

    /** A whole that a part may be a part of. */
    private record Tie(Sum sum, Book.Kin part) {}

    void run(Book shadow, Book cbs) {
        boolean entriesAreParts = rule.cardinality() == Cardinality.ONE_TO_MANY;
        var wholes = (entriesAreParts ? shadow : cbs).left();
        var parts = (entriesAreParts ? cbs : shadow).left();
        var ties = new ArrayList<Tie>();
        int tried = 0;
        for (var whole : wholes) {
            var candidates = candidates(whole.like(), parts, entriesAreParts);
            int number = candidates.stream().mapToInt(Book.Kin::left).sum();
            if (number < 2 || !whole.like().inside()) {
                continue;
            }
            if (number > Bounds.MOST_CANDIDATES || ++tried > Bounds.MOST_WHOLES) {
                bounded = true;
                continue;
            }
            var sum = new Sum(whole, choices(whole.like().amount(), candidates));
            sum.parts().forEach(part -> ties.add(new Tie(sum, part)));
        }
        for (var group : Groups.of(ties, Tie::sum, Tie::part)) {
            settle(group.stream().map(Tie::sum).distinct().toList(), entriesAreParts);
        }
    }

    private List<Book.Kin> candidates(Item whole, List<Book.Kin> parts, boolean entriesAreParts) {
        return parts.stream()
                .filter(part -> part.like().inside()
                        && Math.abs(part.like().amount()) < Math.abs(whole.amount())
                        && (entriesAreParts ? rule.allows(whole, part.like()) : rule.allows(part.like(), whole)))
                .toList();
    }

    private static List<Map<Book.Kin, Integer>> choices(long total, List<Book.Kin> candidates) {
        var makes = new SubsetSum(
                        candidates.stream()
                                .mapToLong(part -> part.like().amount())
                                .toArray(),
                        candidates.stream().mapToInt(Book.Kin::left).toArray())
                .makes(total);
        return makes.stream()
                .map(taken -> {
                    Map<Book.Kin, Integer> choice = new IdentityHashMap<>();
                    for (int i = 0; i < taken.length; i++) {
                        if (taken[i] > 0) {
                            choice.put(candidates.get(i), taken[i]);
                        }
                    }
                    return choice;
                })
                .toList();
    }

    /** Wholes that hang together through their parts. */
    private void settle(List<Sum> sums, boolean entriesAreParts) {
        Map<Book.Kin, Integer> needed = new IdentityHashMap<>();
        boolean plain = true;
        for (var sum : sums) {
            plain &= sum.choices().size() == 1 && sum.whole().left() == 1;
            sum.choices().getFirst().forEach((part, number) -> needed.merge(part, number, Integer::sum));
        }
        plain &= needed.entrySet().stream()
                .allMatch(need -> need.getValue() <= need.getKey().left());
        if (!plain) {
            var wholes =
                    sums.stream().flatMap(sum -> sum.whole().takeAll().stream()).toList();
            var parts = sums.stream()
                    .flatMap(sum -> sum.parts().stream())
                    .distinct()
                    .flatMap(part -> part.takeAll().stream())
                    .sorted(Item.ORDER)
                    .toList();
            add(MatchKind.AMBIGUOUS, Confidence.AMBIGUOUS, wholes, parts, entriesAreParts);
            return;
        }
        for (var sum : sums) {
            var whole = sum.whole().take();
            var parts = sum.choices().getFirst().entrySet().stream()
                    .flatMap(part -> part.getKey().take(part.getValue()).stream())
                    .sorted(Item.ORDER)
                    .toList();
            add(
                    entriesAreParts ? MatchKind.ONE_TO_MANY : MatchKind.MANY_TO_ONE,
                    Confidence.ofSum(rule, whole, parts),
                    List.of(whole),
                    parts,
                    entriesAreParts);
        }
    }

    private void add(MatchKind kind, int confidence, List<Item> wholes, List<Item> parts, boolean entriesAreParts) {
        matches.add(new Match(
                kind, rule.name(), confidence, entriesAreParts ? wholes : parts, entriesAreParts ? parts : wholes));
    }
}
