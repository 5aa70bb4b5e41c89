package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One rule, one event to one entry. Pairs that fit best come first: the amounts closest, then the days, then the texts.
 * Among pairs that fit equally well, those are matched that can go together in one way only, interchangeable items
 * aside; the others are ambiguous. So the order in which items come never decides.
 */
final class Pairing {

    private final Rule rule;
    private final List<Match> matches = new ArrayList<>();
    private boolean bounded;

    Pairing(Rule rule) {
        this.rule = rule;
    }

    /** How well a pair fits; the smallest is the best. */
    private record Fit(long amounts, long days, int unlike) implements Comparable<Fit> {

        @Override
        public int compareTo(Fit other) {
            int byAmounts = Long.compare(amounts, other.amounts);
            int byDays = byAmounts != 0 ? byAmounts : Long.compare(days, other.days);
            return byDays != 0 ? byDays : Integer.compare(unlike, other.unlike);
        }
    }

    List<Match> matches() {
        return matches;
    }

    /** Whether there was more to compare than it may, so that nothing was matched. */
    boolean bounded() {
        return bounded;
    }

    void run(Book shadow, Book cbs) {
        var byFit = new TreeMap<Fit, List<Tie>>();
        int compared = 0;
        var entries = new Entries(cbs.left());
        for (var event : shadow.left()) {
            var candidates = entries.of(event.like());
            compared += candidates.size();
            if (compared > Bounds.MOST_PAIRS) {
                bounded = true;
                return;
            }
            for (var entry : candidates) {
                if (rule.allows(event.like(), entry.like())) {
                    byFit.computeIfAbsent(fit(event.like(), entry.like()), _ -> new ArrayList<>())
                            .add(new Tie(event, entry));
                }
            }
        }
        byFit.values().forEach(this::settle);
    }

    /** Two that fit: all of the one with all of the other. */
    record Tie(Book.Kin event, Book.Kin entry) {}

    private Fit fit(Item event, Item entry) {
        return new Fit(
                Math.abs(event.amount() - entry.amount()),
                Rule.days(event, entry),
                rule.similarity() == 0 ? 0 : 100 - Texts.similarity(event.text(), entry.text()));
    }

    /** Pairs that fit equally well. */
    private void settle(List<Tie> level) {
        var open = level.stream()
                .filter(tie -> tie.event().left() > 0 && tie.entry().left() > 0)
                .toList();
        for (var group : Groups.of(open, Tie::event, Tie::entry)) {
            var ways = OneWay.of(group);
            if (ways.isPresent()) {
                ways.get().forEach(this::match);
            } else {
                matches.add(new Match(
                        MatchKind.AMBIGUOUS,
                        rule.name(),
                        Confidence.AMBIGUOUS,
                        takeAll(group.stream().map(Tie::event).toList()),
                        takeAll(group.stream().map(Tie::entry).toList())));
            }
        }
    }

    private void match(OneWay.Pairs pairs) {
        for (int i = 0; i < pairs.number(); i++) {
            var event = pairs.tie().event().take();
            var entry = pairs.tie().entry().take();
            matches.add(new Match(
                    MatchKind.ONE_TO_ONE,
                    rule.name(),
                    Confidence.ofPair(rule, event, entry),
                    List.of(event),
                    List.of(entry)));
        }
    }

    private static List<Item> takeAll(List<Book.Kin> kins) {
        return kins.stream()
                .distinct()
                .flatMap(kin -> kin.takeAll().stream())
                .sorted(Item.ORDER)
                .toList();
    }

    /** The entries, found by reference or by amount. */
    private final class Entries {

        private final Map<String, List<Book.Kin>> byReference = new HashMap<>();
        private final TreeMap<Long, List<Book.Kin>> byAmount = new TreeMap<>();

        private Entries(List<Book.Kin> entries) {
            for (var entry : entries) {
                if (rule.reference()) {
                    entry.like()
                            .references()
                            .forEach(reference -> byReference
                                    .computeIfAbsent(reference, _ -> new ArrayList<>())
                                    .add(entry));
                } else {
                    byAmount.computeIfAbsent(entry.like().amount(), _ -> new ArrayList<>())
                            .add(entry);
                }
            }
        }

        private List<Book.Kin> of(Item event) {
            if (rule.reference()) {
                return found(event.references()).stream()
                        .filter(entry -> isWithin(event.amount(), entry.like().amount()))
                        .toList();
            }
            return byAmount.subMap(low(event.amount()), true, high(event.amount()), true).values().stream()
                    .flatMap(List::stream)
                    .toList();
        }

        private List<Book.Kin> found(Set<String> references) {
            return references.stream()
                    .flatMap(reference -> byReference.getOrDefault(reference, List.of()).stream())
                    .distinct()
                    .sorted(Comparator.comparing(Book.Kin::like, Item.ORDER))
                    .toList();
        }

        private boolean isWithin(long one, long other) {
            return other >= low(one) && other <= high(one);
        }

        private long low(long amount) {
            return amount < Long.MIN_VALUE + rule.tolerance() ? Long.MIN_VALUE : amount - rule.tolerance();
        }

        private long high(long amount) {
            return amount > Long.MAX_VALUE - rule.tolerance() ? Long.MAX_VALUE : amount + rule.tolerance();
        }
    }
}
