package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.Container;
import io.shadowledger.sandbox.kubernetes.process.FreePort;
import java.util.HashMap;
import java.util.Map;

/** All pods of this node share one address, so every port of a container gets a free local port instead. */
final class ContainerPorts {

    private ContainerPorts() {}

    /** Free local ports by the name and by the number of the container's ports. */
    static Map<String, Integer> choose(Container container) {
        var ports = new HashMap<String, Integer>();
        for (var port : container.getPorts()) {
            var local = FreePort.any();
            ports.put(Integer.toString(port.getContainerPort()), local);
            if (port.getName() != null) {
                ports.put(port.getName(), local);
            }
        }
        return Map.copyOf(ports);
    }
}
