package io.shadowledger.sandbox.home;

import io.shadowledger.sandbox.backing.Ports;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/**
 * Which port each part listens on: the one that was asked for, else the one of the last run, else the preferred one,
 * else any free one.
 *
 * @param ports by part
 * @param notes what is other than usual, each a sentence
 */
public record PortPlan(Map<SandboxPort, Integer> ports, List<String> notes) {

    public PortPlan {
        ports = Map.copyOf(ports);
        notes = List.copyOf(notes);
    }

    public int port(SandboxPort port) {
        return ports.getOrDefault(port, port.preferred());
    }

    /**
     * @param asked by the user; one that is in use is an error
     * @param remembered from the last run
     * @throws io.shadowledger.sandbox.backing.PortInUseException if a port that was asked for is in use
     */
    public static PortPlan of(Map<SandboxPort, Integer> asked, SandboxRecord remembered) {
        asked.forEach((port, number) -> Ports.requireFree(port.owner(), number));
        return of(asked, remembered, Ports::isFree, Ports::free);
    }

    static PortPlan of(
            Map<SandboxPort, Integer> asked, SandboxRecord remembered, IntPredicate isFree, IntSupplier anyFree) {
        var plan = new EnumMap<SandboxPort, Integer>(SandboxPort.class);
        plan.putAll(asked);
        var taken = new HashSet<>(asked.values());
        var notes = new ArrayList<String>();
        for (var port : SandboxPort.values()) {
            if (!asked.containsKey(port)) {
                int usual = remembered.ports().getOrDefault(port.text(), port.preferred());
                int chosen = choose(usual, taken, isFree, anyFree);
                if (chosen != usual) {
                    notes.add("port " + usual + " is in use, so " + port.owner() + " listens on " + chosen);
                }
                plan.put(port, chosen);
                taken.add(chosen);
            }
        }
        return new PortPlan(plan, notes);
    }

    private static int choose(int usual, Set<Integer> taken, IntPredicate isFree, IntSupplier anyFree) {
        int candidate = usual;
        while (taken.contains(candidate) || (candidate == usual && !isFree.test(candidate))) {
            candidate = anyFree.getAsInt();
        }
        return candidate;
    }
}
