package io.shadowledger.service.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ties that hang together through what they tie. */
final class Groups {

    private Groups() {}

    /**
     * The connected components of a graph.
     *
     * @param ties its edges
     * @param one an end of an edge
     * @param other the other end
     * @return each component's edges, in the order in which they came
     */
    static <T, N> List<List<T>> of(List<T> ties, Function<T, N> one, Function<T, N> other) {
        Map<N, List<Integer>> at = new IdentityHashMap<>();
        for (int i = 0; i < ties.size(); i++) {
            at.computeIfAbsent(one.apply(ties.get(i)), _ -> new ArrayList<>()).add(i);
            at.computeIfAbsent(other.apply(ties.get(i)), _ -> new ArrayList<>()).add(i);
        }
        var groupOf = new int[ties.size()];
        int groups = 0;
        for (int first = 0; first < ties.size(); first++) {
            if (groupOf[first] == 0) {
                groups++;
                var open = new ArrayDeque<Integer>(List.of(first));
                while (!open.isEmpty()) {
                    int next = open.remove();
                    if (groupOf[next] == 0) {
                        groupOf[next] = groups;
                        open.addAll(at.getOrDefault(one.apply(ties.get(next)), List.of()));
                        open.addAll(at.getOrDefault(other.apply(ties.get(next)), List.of()));
                        // Each end is followed once
                        at.remove(one.apply(ties.get(next)));
                        at.remove(other.apply(ties.get(next)));
                    }
                }
            }
        }
        var collected = new HashMap<Integer, List<T>>();
        for (int i = 0; i < ties.size(); i++) {
            collected.computeIfAbsent(groupOf[i], _ -> new ArrayList<>()).add(ties.get(i));
        }
        return collected.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}
