package io.shadowledger.sandbox.kubernetes.simulated.object;

import org.jspecify.annotations.Nullable;

/**
 * How an object is to be deleted.
 *
 * @param graceSeconds seconds that a pod has to stop; null for the pod's own
 * @param orphan whether dependents stay, without their owner
 * @param uid the object's uid must be this; empty for any
 * @param resourceVersion the object's version must be this; empty for any
 */
public record DeleteOptions(
        @Nullable Long graceSeconds, boolean orphan, String uid, String resourceVersion, boolean dryRun) {

    public static final DeleteOptions DEFAULT = new DeleteOptions(null, false, "", "", false);
}
