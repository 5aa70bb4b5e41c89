package io.shadowledger.sandbox.kubernetes.simulated.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Objects as of one version of the store.
 *
 * @param objects in the order of namespace and name; the caller's own copies
 */
public record Listing(long version, List<ObjectNode> objects) {}
