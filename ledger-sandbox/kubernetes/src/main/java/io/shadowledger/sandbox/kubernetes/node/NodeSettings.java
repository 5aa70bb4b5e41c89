package io.shadowledger.sandbox.kubernetes.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the node agent needs to know.
 *
 * @param kubeconfig the API to serve
 * @param home the sandbox's state directory: logs go to {@code <home>/logs/<pod>.log}, the agent's own records to
 *     {@code <home>/node}
 * @param images the command that runs an image, by image repository without tag or digest, as in
 *     {@code shadowledger/ledger-service -> [java, -jar, ledger-service.jar]}. A container's {@code args} are appended;
 *     a pod with an image that is not in the map waits with {@code ErrImagePull}
 * @param servicePorts the local ports to try first for the ports of Services, by {@code namespace/service/port}
 */
public record NodeSettings(
        Path kubeconfig, Path home, Map<String, List<String>> images, Map<String, Integer> servicePorts) {

    public NodeSettings {
        images = Map.copyOf(images);
        servicePorts = Map.copyOf(servicePorts);
    }

    public NodeSettings(Path kubeconfig, Path home, Map<String, List<String>> images) {
        this(kubeconfig, home, images, Map.of());
    }
}
