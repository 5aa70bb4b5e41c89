package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Map;

/** The Node object that stands for this machine. */
final class NodeRegistration {

    static final String NAME = "sandbox";

    private NodeRegistration() {}

    static void register(KubernetesClient client, Clock clock) {
        var now = ContainerState.text(clock.instant());
        var node = new NodeBuilder()
                .withNewMetadata()
                .withName(NAME)
                .addToLabels("kubernetes.io/hostname", NAME)
                .addToLabels("kubernetes.io/os", "linux")
                .endMetadata()
                .build();
        if (client.nodes().withName(NAME).get() == null) {
            client.nodes().resource(node).create();
        }
        var runtime = Runtime.getRuntime();
        client.nodes()
                .withName(NAME)
                .editStatus(current -> new NodeBuilder(current)
                        .withNewStatus()
                        .withCapacity(Map.of(
                                "cpu",
                                new Quantity(Integer.toString(runtime.availableProcessors())),
                                "pods",
                                new Quantity("110")))
                        .withAllocatable(Map.of(
                                "cpu",
                                new Quantity(Integer.toString(runtime.availableProcessors())),
                                "pods",
                                new Quantity("110")))
                        .addNewAddress()
                        .withType("InternalIP")
                        .withAddress("127.0.0.1")
                        .endAddress()
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("True")
                        .withReason("NodeAgentReady")
                        .withMessage("pods run as processes of this machine")
                        .withLastHeartbeatTime(now)
                        .withLastTransitionTime(now)
                        .endCondition()
                        .withNewNodeInfo()
                        .withKubeletVersion("sandbox")
                        .withContainerRuntimeVersion("process://1")
                        .withOperatingSystem("linux")
                        .withArchitecture(System.getProperty("os.arch"))
                        .withKernelVersion(System.getProperty("os.version"))
                        .withOsImage(System.getProperty("os.name"))
                        .withMachineID("")
                        .withSystemUUID("")
                        .withBootID("")
                        .withKubeProxyVersion("")
                        .endNodeInfo()
                        .endStatus()
                        .build());
    }
}
