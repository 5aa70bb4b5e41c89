package io.shadowledger.service.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How an account's drift is made up of its breaks: which of them are gone, and what is new. Whatever comes out, the
 * breaks that stand and the new part add up to the drift.
 *
 * @param gone the breaks that are no part of it any more
 * @param fresh the part that none of the breaks that stand carries, in minor units; 0 if there is none
 * @param changed the break whose drift is {@code fresh} now; absent if that is a break of its own
 * @param rounding whether {@code fresh} is rounding
 * @param ambiguous whether several choices of breaks could have gone, so that none is said to be
 */
record Apportionment(
        List<BreakPart> gone, long fresh, @Nullable BreakPart changed, boolean rounding, boolean ambiguous) {

    /** With more, too many choices add up by chance, and every choice has to be looked at. */
    static final int MOST = 12;

    Apportionment {
        gone = List.copyOf(gone);
    }

    /**
     * Apportions a drift.
     *
     * @param drift the account's, in minor units
     * @param alive the account's breaks that are not over, without those whose correction is in the drift already
     * @param tolerance of the currency's rounding, in minor units; 0 where nothing is tolerated
     * @param asOf the moment that the drift is of
     */
    static Apportionment of(long drift, List<BreakPart> alive, long tolerance, Instant asOf) {
        if (drift == 0) {
            return new Apportionment(alive, 0, null, false, false);
        }
        var roundings = alive.stream()
                .filter(part -> tolerance > 0 && part.isRounding())
                .toList();
        var others = alive.stream().filter(part -> !roundings.contains(part)).toList();
        long rounded = sum(roundings);
        long left = Math.subtractExact(drift, sum(others));
        if (left == rounded || Math.abs(left) <= tolerance) {
            return rounding(List.of(), left, roundings);
        }
        var choices = smallest(others, gone -> left + gone == rounded);
        if (choices.isEmpty() && tolerance > 0) {
            choices = smallest(others, gone -> Math.abs(left + gone) <= tolerance);
        }
        if (choices.size() == 1) {
            var gone = choices.getFirst();
            return rounding(gone, left + sum(gone), roundings);
        }
        return fresh(left, roundings, others, tolerance, asOf, choices.size() > 1);
    }

    /** Whether there is something new whose cause is to be looked for. */
    boolean isToBeExplained() {
        return fresh != 0 && !rounding && !ambiguous;
    }

    /** All others stand, or are gone; the rest is rounding, which may have moved. */
    private static Apportionment rounding(List<BreakPart> gone, long now, List<BreakPart> roundings) {
        long before = sum(roundings);
        if (now == before) {
            return new Apportionment(gone, 0, null, false, false);
        }
        var changed =
                roundings.stream().filter(BreakPart::mayChange).findFirst().orElse(null);
        long fresh = now - before + (changed == null ? 0 : changed.drift());
        if (changed != null && fresh == 0) {
            var more = new ArrayList<>(gone);
            more.add(changed);
            return new Apportionment(more, 0, null, false, false);
        }
        return new Apportionment(gone, fresh, changed, true, false);
    }

    private static Apportionment fresh(
            long left,
            List<BreakPart> roundings,
            List<BreakPart> others,
            long tolerance,
            Instant asOf,
            boolean ambiguous) {
        long fresh = left - sum(roundings);
        var changed = taker(others, fresh, asOf, ambiguous);
        if (changed != null) {
            long all = Math.addExact(fresh, changed.drift());
            return all == 0
                    ? new Apportionment(List.of(changed), 0, null, false, ambiguous)
                    : new Apportionment(List.of(), all, changed, false, ambiguous);
        }
        // Rounding that has grown beyond what is tolerated was none, or is not all of it
        boolean grown = Math.abs(fresh) <= tolerance && roundings.stream().allMatch(BreakPart::mayChange);
        return new Apportionment(grown ? roundings : List.of(), grown ? left : fresh, null, false, ambiguous);
    }

    /** The break that takes what is new, instead of one more. */
    private static @Nullable BreakPart taker(List<BreakPart> others, long fresh, Instant asOf, boolean ambiguous) {
        var latestFirst = others.stream()
                .filter(BreakPart::mayChange)
                .sorted(Comparator.comparingLong(BreakPart::breakNo).reversed())
                .toList();
        for (var part : latestFirst) {
            // What the books have of an account that one of them does not know is one thing, and so is what the same
            // moment shows and nothing explains
            if (part.isOfUnknownAccount()
                    || !ambiguous && part.isUnexplained() && part.firstAsOf().equals(asOf)) {
                return part;
            }
        }
        if (others.size() < MOST) {
            return null;
        }
        return latestFirst.stream()
                .filter(part -> part.isUnexplained() && Long.signum(part.drift()) == Long.signum(fresh))
                .findFirst()
                .orElse(null);
    }

    /** Every choice of the fewest breaks whose sum will do; none where there are too many breaks. */
    private static List<List<BreakPart>> smallest(List<BreakPart> parts, LongPredicate sumWillDo) {
        if (parts.size() > MOST) {
            return List.of();
        }
        var found = new ArrayList<List<BreakPart>>();
        int fewest = parts.size();
        for (int choice = 1; choice < 1 << parts.size(); choice++) {
            int size = Integer.bitCount(choice);
            if (size <= fewest) {
                var chosen = chosen(parts, choice);
                if (sumWillDo.test(sum(chosen))) {
                    if (size < fewest) {
                        found.clear();
                        fewest = size;
                    }
                    found.add(chosen);
                }
            }
        }
        return found;
    }

    private static List<BreakPart> chosen(List<BreakPart> parts, int choice) {
        var chosen = new ArrayList<BreakPart>();
        for (int i = 0; i < parts.size(); i++) {
            if ((choice & 1 << i) != 0) {
                chosen.add(parts.get(i));
            }
        }
        return chosen;
    }

    static long sum(List<BreakPart> parts) {
        long sum = 0;
        for (var part : parts) {
            sum = Math.addExact(sum, part.drift());
        }
        return sum;
    }
}
