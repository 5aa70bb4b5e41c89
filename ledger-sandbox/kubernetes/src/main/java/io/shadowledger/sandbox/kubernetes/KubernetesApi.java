package io.shadowledger.sandbox.kubernetes;

import java.nio.file.Path;

/** A Kubernetes API that is ready to be talked to. Closing it stops whatever opening it started, and nothing else. */
public interface KubernetesApi extends AutoCloseable {

    /** What this API is, and what it does not do, in one or a few lines for a terminal. */
    String describe();

    /** The kubeconfig whose current context is this API. */
    Path kubeconfig();

    /** Which of the modes was chosen; never {@link KubernetesMode#AUTO}. */
    KubernetesMode mode();

    /**
     * Whether pods run somewhere without our help. False for an API server without nodes: there a
     * {@link io.shadowledger.sandbox.kubernetes.node.NodeAgent} has to run them.
     */
    boolean hasNodes();

    /** Stops what opening it started; the objects stay on disk for the next run. */
    @Override
    void close();
}
