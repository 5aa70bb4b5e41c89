package io.shadowledger.sandbox.kubernetes.node;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Plays kubelet, scheduler and the controllers of Deployments and Jobs on one machine, through the Kubernetes API alone.
 * Pods are local processes on loopback ports, Services are small loopback proxies in front of them.
 */
public final class NodeAgent implements AutoCloseable {

    private NodeAgent() {}

    /**
     * Registers the node, stops processes that a killed predecessor left behind, and starts to serve the API.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the API does not answer
     */
    public static NodeAgent start(NodeSettings settings) {
        throw new UnsupportedOperationException("The node agent cannot serve " + settings.kubeconfig());
    }

    /**
     * The loopback address that stands for a Service's port, empty until the Service exists and its proxy listens.
     *
     * @param port the port's name or number, as in the Service
     */
    public Optional<InetSocketAddress> address(String namespace, String service, String port) {
        return Optional.empty();
    }

    /** Stops every process it started, gracefully and then for good, and the proxies. */
    @Override
    public void close() {}
}
