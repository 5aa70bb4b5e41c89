package io.shadowledger.service.matching;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds whether pairs that fit equally well can go together in one way only. That is so where one side is all alike and
 * the other does not outnumber it; and where every item has a partner that nobody else leaves to it.
 */
final class OneWay {

    /** Larger groups are not looked into: nobody would follow the reasoning. */
    private static final int MOST_TIES = 500;

    private OneWay() {}

    /** So many of the one with so many of the other. */
    record Pairs(Pairing.Tie tie, int number) {}

    /** @return what goes together; empty where it could go in several ways */
    static Optional<List<Pairs>> of(List<Pairing.Tie> group) {
        if (group.size() == 1) {
            var tie = group.getFirst();
            return Optional.of(List.of(
                    new Pairs(tie, Math.min(tie.event().left(), tie.entry().left()))));
        }
        var left = new IdentityHashMap<Book.Kin, Integer>();
        group.forEach(tie -> {
            left.put(tie.event(), tie.event().left());
            left.put(tie.entry(), tie.entry().left());
        });
        var first = group.getFirst();
        if (group.stream().allMatch(tie -> tie.event() == first.event())) {
            return star(group, first.event(), left);
        }
        if (group.stream().allMatch(tie -> tie.entry() == first.entry())) {
            return star(group, first.entry(), left);
        }
        return group.size() > MOST_TIES ? Optional.empty() : forced(group, left);
    }

    /** One kin that all the others could be. */
    private static Optional<List<Pairs>> star(List<Pairing.Tie> group, Book.Kin middle, Map<Book.Kin, Integer> left) {
        int others = left.values().stream().mapToInt(Integer::intValue).sum() - middle.left();
        if (others > middle.left()) {
            return Optional.empty();
        }
        return Optional.of(group.stream()
                .map(tie -> new Pairs(tie, (tie.event() == middle ? tie.entry() : tie.event()).left()))
                .toList());
    }

    /** Whatever has one partner only must take it; that may leave another with one only, until all are gone or none can. */
    private static Optional<List<Pairs>> forced(List<Pairing.Tie> group, Map<Book.Kin, Integer> left) {
        var open = new ArrayList<>(group);
        var pairs = new ArrayList<Pairs>();
        while (!open.isEmpty()) {
            var only = open.stream()
                    .filter(tie -> isLeaf(tie.event(), open) || isLeaf(tie.entry(), open))
                    .findFirst()
                    .orElse(null);
            if (only == null) {
                return Optional.empty();
            }
            var leaf = isLeaf(only.event(), open) ? only.event() : only.entry();
            var partner = leaf == only.event() ? only.entry() : only.event();
            int number = left.getOrDefault(leaf, 0);
            int rest = left.getOrDefault(partner, 0) - number;
            if (rest < 0) {
                return Optional.empty();
            }
            pairs.add(new Pairs(only, number));
            left.put(leaf, 0);
            left.put(partner, rest);
            open.removeIf(tie -> left.getOrDefault(tie.event(), 0) == 0 || left.getOrDefault(tie.entry(), 0) == 0);
        }
        boolean all = left.values().stream().allMatch(rest -> rest == 0);
        return all ? Optional.of(pairs) : Optional.empty();
    }

    private static boolean isLeaf(Book.Kin kin, List<Pairing.Tie> open) {
        return open.stream()
                        .filter(tie -> tie.event() == kin || tie.entry() == kin)
                        .limit(2)
                        .count()
                == 1;
    }
}
