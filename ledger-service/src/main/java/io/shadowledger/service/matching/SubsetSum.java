package io.shadowledger.service.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the choices of a few amounts that make a total exactly. Meets in the middle: of 24 amounts, each half has some
 * 2,500 choices of at most six.
 */
final class SubsetSum {

    /** Whoever finds two knows that it is not one. */
    private static final int ENOUGH = 2;

    private final long[] amounts;
    private final int[] counts;

    /**
     * @param amounts all of one sign, each once
     * @param counts how often each may be taken
     */
    SubsetSum(long[] amounts, int[] counts) {
        this.amounts = amounts.clone();
        this.counts = counts.clone();
    }

    /** So many of the amounts at these places. */
    private record Choice(long sum, int parts, int[] taken) {}

    /**
     * Choices of two to {@link Bounds#MOST_PARTS} amounts.
     *
     * @return how many of each amount are taken; at most two choices
     */
    List<int[]> makes(long total) {
        int middle = amounts.length / 2;
        Map<Long, List<Choice>> low = new HashMap<>();
        choices(0, middle)
                .forEach(choice -> low.computeIfAbsent(choice.sum(), _ -> new ArrayList<>())
                        .add(choice));
        var found = new ArrayList<int[]>();
        for (var high : choices(middle, amounts.length)) {
            for (var other : low.getOrDefault(total - high.sum(), List.of())) {
                int parts = other.parts() + high.parts();
                if (parts >= 2 && parts <= Bounds.MOST_PARTS) {
                    found.add(together(other, high));
                    if (found.size() == ENOUGH) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    private List<Choice> choices(int from, int to) {
        var choices = new ArrayList<Choice>();
        choose(from, to, new Choice(0, 0, new int[amounts.length]), choices);
        return choices;
    }

    private void choose(int at, int to, Choice chosen, List<Choice> choices) {
        if (at == to) {
            choices.add(chosen);
            return;
        }
        int most = Math.min(counts[at], Bounds.MOST_PARTS - chosen.parts());
        long sum = chosen.sum();
        for (int number = 0; number <= most; number++) {
            var taken = chosen.taken().clone();
            taken[at] = number;
            choose(at + 1, to, new Choice(sum, chosen.parts() + number, taken), choices);
            long next = sum + amounts[at];
            // Amounts have one sign, so a sum that left the range of 64 bits is no total that an amount could be
            if (((sum ^ next) & (amounts[at] ^ next)) < 0) {
                return;
            }
            sum = next;
        }
    }

    private static int[] together(Choice low, Choice high) {
        var taken = new int[low.taken().length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = low.taken()[i] + high.taken()[i];
        }
        return taken;
    }
}
