package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.shadowledger.sandbox.kubernetes.node.Environment.ConfigException;
import io.shadowledger.sandbox.kubernetes.node.ProbeState.Verdict;
import io.shadowledger.sandbox.kubernetes.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs one container of a pod: starts it, probes it, starts it again, until it is interrupted. A virtual thread each. */
final class ContainerWorker implements Runnable {

    private static final Duration STABLE = Duration.ofMinutes(10);
    private static final Duration CONFIG_RETRY = Duration.ofSeconds(1);

    private final Pod pod;
    private final Container container;
    private final NodeParts node;
    private final Path directory;
    private final PodLog log;
    private final Consumer<ContainerState> onChange;
    private ContainerState state;
    private volatile @Nullable Process process;

    ContainerWorker(
            Pod pod,
            Container container,
            NodeParts node,
            Path directory,
            PodLog log,
            int restarts,
            Consumer<ContainerState> onChange) {
        this.pod = pod;
        this.container = container;
        this.node = node;
        this.directory = directory;
        this.log = log;
        this.onChange = onChange;
        this.state = ContainerState.creating(container.getName(), container.getImage(), restarts, node.now());
    }

    @Override
    public void run() {
        try {
            var backoff = node.backoff().start();
            while (true) {
                var command = awaitCommand();
                var ports = ContainerPorts.choose(container);
                var environment = awaitEnvironment(ports);
                var begun = node.now();
                var code = runOnce(command, environment, ports);
                change(state.ended(code, code == 0 ? "Completed" : "Error", node.now()));
                if (!restarts(code)) {
                    return;
                }
                if (Duration.between(begun, node.now()).compareTo(STABLE) > 0) {
                    backoff = node.backoff().start();
                }
                if (backoff.isPositive()) {
                    var text =
                            "back-off " + backoff.toSeconds() + "s restarting failed container=" + container.getName();
                    node.events().warning(pod, "BackOff", text);
                    change(state.waiting("CrashLoopBackOff", text, node.now()));
                    Thread.sleep(backoff);
                }
                backoff = node.backoff().next(backoff);
                state = state.restarting();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the process; the thread has been interrupted before, so it is not started again. */
    void stop(long graceSeconds) {
        var running = process;
        if (running != null) {
            ProcessTable.stop(running.toHandle(), graceSeconds);
            node.processes().remove(running.toHandle());
        }
    }

    private boolean restarts(int code) {
        return switch (pod.getSpec().getRestartPolicy()) {
            case "Never" -> false;
            case "OnFailure" -> code != 0;
            case null, default -> true;
        };
    }

    private List<String> awaitCommand() throws InterruptedException {
        while (true) {
            var command = node.images().commandOf(container.getImage());
            if (command.isPresent()) {
                var full = new ArrayList<>(command.get());
                full.addAll(container.getArgs());
                return full;
            }
            change(state.waiting(
                    "ErrImagePull",
                    "no command is known on this node for image \"" + container.getImage() + "\"; known are "
                            + node.images().known(),
                    node.now()));
            Thread.sleep(CONFIG_RETRY);
        }
    }

    private Map<String, String> awaitEnvironment(Map<String, Integer> ports) throws InterruptedException {
        while (true) {
            try {
                return node.environment().of(pod, container, ports);
            } catch (ConfigException e) {
                if (!state.reason().equals("CreateContainerConfigError")) {
                    node.events().warning(pod, "Failed", "Error: " + e.getMessage());
                }
                change(state.waiting("CreateContainerConfigError", String.valueOf(e.getMessage()), node.now()));
            } catch (KubernetesClientException e) {
                change(state.waiting("CreateContainerConfigError", "the API does not answer", node.now()));
            }
            Thread.sleep(CONFIG_RETRY);
        }
    }

    private int runOnce(List<String> command, Map<String, String> environment, Map<String, Integer> ports)
            throws InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.redirect());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process started;
        try {
            started = builder.start();
        } catch (IOException e) {
            node.events().warning(pod, "Failed", "Error: " + e.getMessage());
            return 128;
        }
        process = started;
        node.processes().add(started.toHandle());
        try {
            started.getOutputStream().close();
        } catch (IOException alreadyEnded) {
            // Then there is nobody to read from it
        }
        change(state.running(ports, node.now()));
        node.events().normal(pod, "Started", "Started container " + container.getName());
        watch(started, ports);
        var code = started.waitFor();
        node.processes().remove(started.toHandle());
        process = null;
        return code;
    }

    /** Probes the process until it ends, or stops it when a probe says so. */
    private void watch(Process running, Map<String, Integer> ports) throws InterruptedException {
        var begun = node.now();
        var startup = state(container.getStartupProbe(), begun);
        var readiness = state(container.getReadinessProbe(), begun);
        var liveness = state(container.getLivenessProbe(), begun);
        if (startup == null) {
            change(state.probed(true, readiness == null));
        }
        while (running.isAlive()) {
            log.rotateIfLarge();
            var now = node.now();
            if (startup != null && !state.started()) {
                if (startup.isDue(now)) {
                    var verdict = ask(startup, container.getStartupProbe(), ports);
                    if (verdict == Verdict.SUCCESS) {
                        change(state.probed(true, readiness == null));
                        continue;
                    }
                    if (verdict == Verdict.FAILURE) {
                        kill(running, "startup");
                        return;
                    }
                }
                sleepUntil(running, startup.due());
                continue;
            }
            if (readiness != null && readiness.isDue(now)) {
                switch (ask(readiness, container.getReadinessProbe(), ports)) {
                    case SUCCESS -> change(state.probed(true, true));
                    case FAILURE -> change(state.probed(true, false));
                    case UNDECIDED -> {
                        // Stays as it is
                    }
                }
            }
            if (liveness != null
                    && liveness.isDue(now)
                    && ask(liveness, container.getLivenessProbe(), ports) == Verdict.FAILURE) {
                kill(running, "liveness");
                return;
            }
            sleepUntil(running, earliest(readiness, liveness));
        }
    }

    private Verdict ask(ProbeState probe, Probe definition, Map<String, Integer> ports) throws InterruptedException {
        return probe.record(node.prober().ask(definition, ports), node.now());
    }

    private void kill(Process running, String probe) {
        node.events()
                .warning(
                        pod,
                        "Killing",
                        "Container " + container.getName() + " failed " + probe + " probe, will be restarted");
        var grace = pod.getSpec().getTerminationGracePeriodSeconds();
        ProcessTable.stop(running.toHandle(), grace == null ? 30 : grace);
    }

    private static @Nullable ProbeState state(@Nullable Probe probe, Instant begun) {
        return probe == null ? null : new ProbeState(probe, begun);
    }

    private static Instant earliest(@Nullable ProbeState one, @Nullable ProbeState other) {
        var a = one == null ? Instant.MAX : one.due();
        var b = other == null ? Instant.MAX : other.due();
        return a.isBefore(b) ? a : b;
    }

    /** Waits for the next probe, the end of the process, or a look at the size of its log. */
    private void sleepUntil(Process running, Instant due) throws InterruptedException {
        var look = node.now().plusSeconds(10);
        var until = due.isBefore(look) ? due : look;
        var millis = Math.max(20, Duration.between(node.now(), until).toMillis());
        running.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    private void change(ContainerState next) {
        if (!next.equals(state)) {
            state = next;
            onChange.accept(next);
        }
    }
}
