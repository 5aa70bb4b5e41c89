package io.shadowledger.cli.kubernetes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ShadowLedger resource as its operator reports it.
 *
 * @param namespace where it is
 * @param name its name
 * @param generation how often its spec was changed
 * @param observedGeneration up to which of these the operator has come; null when it has not seen it
 * @param conditions what the operator says of it
 */
public record ResourceState(
        String namespace,
        String name,
        @Nullable Long generation,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {

    public ResourceState {
        conditions = List.copyOf(conditions);
    }

    /**
     * A condition, after the Kubernetes API conventions.
     *
     * @param status {@code True}, {@code False} or {@code Unknown}
     * @param lastTransitionTime since when, RFC 3339
     */
    public record Condition(
            String type,
            String status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String lastTransitionTime) {}
}
