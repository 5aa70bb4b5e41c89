package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The next step of a Deployment towards its template and number of replicas. Pure.
 *
 * @param create how many pods of the current template to make
 * @param delete which pods to stop
 */
record Rollout(int create, List<Pod> delete) {

    /**
     * Computes the step.
     *
     * @param pods the Deployment's pods that are not being deleted
     * @param terminating how many more are being deleted
     * @param hash of the current template
     */
    static Rollout next(Deployment deployment, List<Pod> pods, int terminating, String hash) {
        var desired = replicas(deployment);
        var current = pods.stream().filter(pod -> Pods.hash(pod).equals(hash)).toList();
        var old = pods.stream().filter(pod -> !Pods.hash(pod).equals(hash)).toList();
        if ("Recreate".equals(deployment.getSpec().getStrategy().getType()) && !(old.isEmpty() && terminating == 0)) {
            return new Rollout(0, current.isEmpty() ? old : List.of());
        }
        var delete = new ArrayList<Pod>();
        excess(current, desired).forEach(delete::add);
        var surge = surge(deployment, desired);
        var unavailable = unavailable(deployment, desired);
        if (surge == 0 && unavailable == 0) {
            unavailable = 1;
        }
        var room = desired + surge - pods.size();
        var create = Math.clamp(Math.min(desired - current.size(), room), 0, desired);
        // Old pods that do not serve are no loss; of those that do, no more than may be missing
        old.stream().filter(pod -> !Pods.isReady(pod)).forEach(delete::add);
        var ready = (int) pods.stream().filter(Pods::isReady).count();
        var spare = Math.max(0, ready - (desired - unavailable));
        old.stream().filter(Pods::isReady).limit(spare).forEach(delete::add);
        return new Rollout(create, delete);
    }

    static int replicas(Deployment deployment) {
        return Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    }

    private static List<Pod> excess(List<Pod> pods, int desired) {
        return pods.stream()
                .sorted(Comparator.comparing(Pods::isReady)
                        .thenComparing(pod -> pod.getMetadata().getCreationTimestamp(), Comparator.reverseOrder()))
                .limit(Math.max(0, pods.size() - desired))
                .toList();
    }

    private static int surge(Deployment deployment, int desired) {
        var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
        return amount(rolling == null ? null : rolling.getMaxSurge(), desired, true);
    }

    private static int unavailable(Deployment deployment, int desired) {
        var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
        return amount(rolling == null ? null : rolling.getMaxUnavailable(), desired, false);
    }

    /** A number, or a share of the replicas, 25 % unless told: rounded up for surge, down for what may be missing. */
    private static int amount(@Nullable IntOrString bound, int desired, boolean up) {
        if (bound != null && bound.getIntVal() != null) {
            return bound.getIntVal();
        }
        var text = bound == null ? "25%" : bound.getStrVal();
        var share = desired * Integer.parseInt(text.replace("%", "").strip()) / 100.0;
        return (int) (up ? Math.ceil(share) : Math.floor(share));
    }
}
