package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a Deployment is.
 *
 * @param component the role, or console
 * @param name of the Deployment
 * @param address where the component is reached inside the cluster
 * @param desired replicas that there shall be
 * @param ready replicas that are ready
 * @param complete whether all of them are of the latest generation and available
 * @param stuck why the Deployment's controller has given up on this generation, or null if it has not
 */
public record Rollout(
        String component,
        String name,
        String address,
        int desired,
        int ready,
        boolean complete,
        @Nullable String stuck) {

    /**
     * Reads the Deployment's status.
     *
     * @param floor the fewest replicas that there shall be; a Deployment that was scaled to zero by hand stays there
     */
    static Rollout of(String component, String name, String address, int floor, @Nullable Deployment deployment) {
        if (deployment == null) {
            return new Rollout(component, name, address, floor, 0, false, null);
        }
        var status = deployment.getStatus() == null ? new DeploymentStatus() : deployment.getStatus();
        var given = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), floor);
        var desired = given == 0 ? 0 : Math.max(given, floor);
        var observed = orZero(status.getObservedGeneration())
                >= orZero(deployment.getMetadata().getGeneration());
        var complete = observed
                && orZero(status.getUpdatedReplicas()) >= desired
                && orZero(status.getAvailableReplicas()) >= desired
                && orZero(status.getReplicas()) <= Math.max(desired, orZero(status.getUpdatedReplicas()));
        return new Rollout(
                component, name, address, desired, (int) orZero(status.getReadyReplicas()), complete, stuck(status));
    }

    private static @Nullable String stuck(DeploymentStatus status) {
        return status.getConditions().stream()
                .filter(condition -> "Progressing".equals(condition.getType()) && "False".equals(condition.getStatus()))
                .map(condition -> Objects.requireNonNullElse(condition.getMessage(), "ProgressDeadlineExceeded"))
                .findFirst()
                .orElse(null);
    }

    private static long orZero(@Nullable Number number) {
        return number == null ? 0 : number.longValue();
    }
}
