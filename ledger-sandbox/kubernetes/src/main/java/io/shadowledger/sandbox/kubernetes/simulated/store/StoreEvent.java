package io.shadowledger.sandbox.kubernetes.simulated.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param version the store's version after the change, which is the object's {@code resourceVersion}
 * @param object the object after the change, null if it is gone; not to be modified
 * @param previous the object before the change, null if it is new; not to be modified
 */
public record StoreEvent(
        long version,
        Key key,
        @Nullable ObjectNode object,
        @Nullable ObjectNode previous) {}
