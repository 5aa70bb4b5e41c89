package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What no rule has matched. An event and an entry that share a reference which no other of them has are one payment
 * with two amounts; so are the only event and the only entry of a day, on the same side. All else stands in one book
 * only.
 */
final class Leftovers {

    /** The names under which pairs of different amounts are kept. */
    static final String BY_REFERENCE = "builtin.other-amount";

    static final String BY_DAY = "builtin.other-amount-of-day";
    /** What is said of that which only one of the books has. */
    static final String NO_RULE = "none";

    private final List<Item> events;
    private final List<Item> entries;
    private final List<Match> matches = new ArrayList<>();
    private final Set<Item> paired = Collections.newSetFromMap(new IdentityHashMap<>());

    Leftovers(Book shadow, Book cbs) {
        this.events = items(shadow);
        this.entries = items(cbs);
    }

    List<Match> matches(boolean ambiguous) {
        byReference();
        byDay();
        int alone = ambiguous ? Confidence.ALONE_BESIDE_AMBIGUOUS : Confidence.ALONE;
        left(events)
                .filter(Item::inside)
                .forEach(event ->
                        matches.add(new Match(MatchKind.ONLY_SHADOW, NO_RULE, alone, List.of(event), List.of())));
        left(entries)
                .forEach(
                        entry -> matches.add(new Match(MatchKind.ONLY_CBS, NO_RULE, alone, List.of(), List.of(entry))));
        return matches;
    }

    private void byReference() {
        Map<String, Pair> byReference = new TreeMap<>();
        left(events)
                .filter(Item::inside)
                .forEach(event -> event.references()
                        .forEach(reference -> byReference
                                .computeIfAbsent(reference, _ -> new Pair())
                                .events
                                .add(event)));
        left(entries)
                .forEach(entry -> entry.references()
                        .forEach(reference -> byReference
                                .computeIfAbsent(reference, _ -> new Pair())
                                .entries
                                .add(entry)));
        byReference.values().forEach(pair -> match(pair, BY_REFERENCE, Confidence.ofLeft(true)));
    }

    private void byDay() {
        Map<Object, Pair> byDay = new LinkedHashMap<>();
        left(events)
                .filter(Item::inside)
                .forEach(event -> byDay.computeIfAbsent(day(event), _ -> new Pair())
                        .events
                        .add(event));
        left(entries)
                .forEach(entry -> byDay.computeIfAbsent(day(entry), _ -> new Pair())
                        .entries
                        .add(entry));
        byDay.values().forEach(pair -> match(pair, BY_DAY, Confidence.ofLeft(false)));
    }

    private Stream<Item> left(List<Item> items) {
        return items.stream().filter(item -> !paired.contains(item));
    }

    private static Object day(Item item) {
        return List.of(item.day(), Long.signum(item.amount()));
    }

    /** Items with two references may stand in two pairs: whoever comes first, in the references' order, has them. */
    private void match(Pair pair, String rule, int confidence) {
        if (pair.events.size() != 1 || pair.entries.size() != 1) {
            return;
        }
        var event = pair.events.getFirst();
        var entry = pair.entries.getFirst();
        if (!paired.contains(event) && !paired.contains(entry)) {
            paired.add(event);
            paired.add(entry);
            matches.add(new Match(MatchKind.ONE_TO_ONE, rule, confidence, List.of(event), List.of(entry)));
        }
    }

    private static List<Item> items(Book book) {
        return book.left().stream().flatMap(kin -> kin.takeAll().stream()).toList();
    }

    private static final class Pair {

        private final List<Item> events = new ArrayList<>();
        private final List<Item> entries = new ArrayList<>();
    }
}
