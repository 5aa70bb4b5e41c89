package io.shadowledger.service.drift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Matches one account's entries of both books one to one: by reference and amount, then by amount and day. Entries that
 * have all of that in common are interchangeable, so it does not matter which goes with which, nor in which order they
 * come: what is left is the same.
 */
final class EntryMatcher {

    private static final Comparator<Item> ORDER =
            Comparator.comparing(Item::time).thenComparing(Item::id);

    private EntryMatcher() {}

    /**
     * An entry of either book.
     *
     * @param id names it within its book
     * @param amount in minor units, credits positive
     * @param reference what both books may call it; absent where the book has none
     */
    record Item(
            String id, long amount, Instant time, @Nullable String reference) {

        LocalDate day() {
            return time.atZone(ZoneOffset.UTC).toLocalDate();
        }
    }

    /** An entry of the shadow, and the one of the CBS that it is. */
    record Pair(Item shadow, Item reported) {}

    /** What goes together, and what only one of the books has. */
    record Matched(List<Pair> pairs, List<Item> onlyShadow, List<Item> onlyReported) {

        Matched {
            pairs = List.copyOf(pairs);
            onlyShadow = List.copyOf(onlyShadow);
            onlyReported = List.copyOf(onlyReported);
        }

        /** The drift that the unmatched entries come to. */
        long drift() {
            return sum(onlyShadow) - sum(onlyReported);
        }

        private static long sum(List<Item> items) {
            return items.stream().mapToLong(Item::amount).reduce(0, Math::addExact);
        }
    }

    static Matched match(List<Item> shadow, List<Item> reported) {
        var pairs = new ArrayList<Pair>();
        var left = new ArrayList<>(shadow.stream().sorted(ORDER).toList());
        var right = new ArrayList<>(reported.stream().sorted(ORDER).toList());
        pass(
                left,
                right,
                pairs,
                item -> item.reference() == null ? null : new ByReference(item.reference(), item.amount()));
        pass(left, right, pairs, item -> new ByDay(item.day(), item.amount()));
        return new Matched(pairs, left, right);
    }

    private static void pass(
            List<Item> left, List<Item> right, List<Pair> pairs, Function<Item, @Nullable Record> key) {
        var waiting = new HashMap<Record, Deque<Item>>();
        for (var item : right) {
            var of = key.apply(item);
            if (of != null) {
                waiting.computeIfAbsent(of, _ -> new ArrayDeque<>()).add(item);
            }
        }
        left.removeIf(item -> {
            var of = key.apply(item);
            var same = of == null ? null : waiting.get(of);
            var partner = same == null ? null : same.poll();
            if (partner == null) {
                return false;
            }
            pairs.add(new Pair(item, partner));
            right.remove(partner);
            return true;
        });
    }

    private record ByReference(String reference, long amount) {}

    private record ByDay(LocalDate day, long amount) {}
}
