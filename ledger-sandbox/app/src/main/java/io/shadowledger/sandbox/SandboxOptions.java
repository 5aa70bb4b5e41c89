package io.shadowledger.sandbox;

import io.shadowledger.sandbox.backing.Ports;
import io.shadowledger.sandbox.home.SandboxPort;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a sandbox shall be.
 *
 * @param home the state directory
 * @param root the directory of the built project, which holds the jars
 * @param kubernetes where the Kubernetes API comes from
 * @param sample whether the sample day is fed, once
 * @param ports those that must be these and no others
 * @param readyLimit how long the operator may take to make the ledger run
 */
public record SandboxOptions(
        Path home,
        Path root,
        KubernetesMode kubernetes,
        boolean sample,
        Map<SandboxPort, Integer> ports,
        Duration readyLimit) {

    private static final Duration READY_LIMIT = Duration.ofMinutes(4);

    public SandboxOptions {
        home = home.toAbsolutePath().normalize();
        root = root.toAbsolutePath().normalize();
        ports = Map.copyOf(ports);
    }

    /** With the sample day, the first Kubernetes that works, and the usual ports. */
    public static SandboxOptions in(Path home, Path root) {
        return new SandboxOptions(home, root, KubernetesMode.AUTO, true, Map.of(), READY_LIMIT);
    }

    public SandboxOptions withKubernetes(KubernetesMode mode) {
        return new SandboxOptions(home, root, mode, sample, ports, readyLimit);
    }

    public SandboxOptions withSample(boolean fed) {
        return new SandboxOptions(home, root, kubernetes, fed, ports, readyLimit);
    }

    public SandboxOptions withPort(SandboxPort port, int number) {
        var more = new EnumMap<SandboxPort, Integer>(SandboxPort.class);
        more.putAll(ports);
        more.put(port, number);
        return new SandboxOptions(home, root, kubernetes, sample, more, readyLimit);
    }

    /** With any free ports: for tests, which may run beside another sandbox. */
    public SandboxOptions withFreePorts() {
        var all = SandboxPort.values();
        var numbers = Ports.free(all.length);
        var changed = this;
        for (int i = 0; i < all.length; i++) {
            changed = changed.withPort(all[i], numbers[i]);
        }
        return changed;
    }
}
