package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** What came of applying a ledger's objects: what could not be done, and the Deployments as they are. */
public final class WorkloadReport {

    private final List<String> conflicts = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final List<Rollout> rollouts = new ArrayList<>();

    /** Objects of other owners that stand where the ledger's should, as {@code Kind name}. */
    public List<String> conflicts() {
        return List.copyOf(conflicts);
    }

    /** What the API server will not accept as it is: {@code Kind name: its words}. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Objects that are made once what they need is there, as {@code Kind name}. */
    public List<String> waiting() {
        return List.copyOf(waiting);
    }

    /** The wanted Deployments in the order of the topology, the console last. */
    public List<Rollout> rollouts() {
        return List.copyOf(rollouts);
    }

    void conflict(HasMetadata child) {
        conflicts.add(text(child));
    }

    void refused(HasMetadata child, String answer) {
        refusals.add(text(child) + ": " + answer);
    }

    void waits(HasMetadata child) {
        waiting.add(text(child));
    }

    void rollout(Rollout rollout) {
        rollouts.add(rollout);
    }

    private static String text(HasMetadata child) {
        return child.getKind() + " " + child.getMetadata().getName();
    }
}
