package io.shadowledger.sandbox.home;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sandbox.json} says; other programs may read it.
 *
 * @param pid of the process that holds the sandbox; absent while it is stopped
 * @param startedAt when that process started
 * @param phase {@code starting}, {@code ready} or {@code stopped}
 * @param kubernetes which Kubernetes API it is, such as {@code simulated}
 * @param ports by name; kept over restarts, so that addresses stay what they were
 * @param addresses where to look, by name: {@code ledger}, {@code console}, {@code kubeconfig}, …
 * @param sample the seed of the sample day that was fed and compared completely; absent before
 */
public record SandboxRecord(
        @Nullable Long pid,
        @Nullable Instant startedAt,
        String phase,
        @Nullable String kubernetes,
        Map<String, Integer> ports,
        Map<String, String> addresses,
        @Nullable String sample) {

    public static final String STARTING = "starting";
    public static final String READY = "ready";
    public static final String STOPPED = "stopped";

    /** The record of a sandbox that never ran. */
    public static final SandboxRecord EMPTY = new SandboxRecord(null, null, STOPPED, null, Map.of(), Map.of(), null);

    public SandboxRecord {
        ports = ports == null ? Map.of() : Map.copyOf(ports);
        addresses = addresses == null ? Map.of() : Map.copyOf(addresses);
        phase = phase == null ? STOPPED : phase;
    }

    public SandboxRecord starting(long owner, Instant at, Map<SandboxPort, Integer> taken) {
        var named = new TreeMap<String, Integer>();
        taken.forEach((port, number) -> named.put(port.text(), number));
        return new SandboxRecord(owner, at, STARTING, kubernetes, named, Map.of(), sample);
    }

    public SandboxRecord ready(String kubernetesMode, Map<String, String> where) {
        return new SandboxRecord(pid, startedAt, READY, kubernetesMode, ports, where, sample);
    }

    public SandboxRecord fed(String sampleName) {
        return new SandboxRecord(pid, startedAt, phase, kubernetes, ports, addresses, sampleName);
    }

    public SandboxRecord stopped() {
        return new SandboxRecord(null, null, STOPPED, kubernetes, ports, addresses, sample);
    }
}
