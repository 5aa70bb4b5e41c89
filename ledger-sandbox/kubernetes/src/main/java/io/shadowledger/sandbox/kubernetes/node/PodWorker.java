package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one pod and writes its status. */
final class PodWorker {

    private static final Logger LOG = LoggerFactory.getLogger(PodWorker.class);

    private final Pod pod;
    private final NodeParts node;
    private final Runnable onChange;
    private final Map<String, ContainerState> states = new LinkedHashMap<>();
    private final List<ContainerWorker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable PodStatus written;
    private boolean stopping;

    PodWorker(Pod pod, NodeParts node, Runnable onChange) {
        this.pod = pod;
        this.node = node;
        this.onChange = onChange;
    }

    Pod pod() {
        return pod;
    }

    /** Starts the containers, with the restart counts that an earlier run left in the status. */
    void start() {
        var directory = directory();
        var log = new PodLog(node.logs(), pod.getMetadata().getName());
        for (var container : pod.getSpec().getContainers()) {
            var restarts = restartsOf(container);
            workers.add(new ContainerWorker(pod, container, node, directory, log, restarts, this::changed));
            states.put(
                    container.getName(),
                    ContainerState.creating(container.getName(), container.getImage(), restarts, node.now()));
        }
        write();
        for (var worker : workers) {
            threads.add(Thread.ofVirtual()
                    .name("pod-" + pod.getMetadata().getName())
                    .start(worker));
        }
    }

    /** The local port of a container's port, by name or number; empty while it does not run. */
    synchronized Optional<Integer> port(String port) {
        return states.values().stream()
                .map(state -> state.ports().get(port))
                .filter(Objects::nonNull)
                .findFirst();
    }

    synchronized boolean ready() {
        return !stopping && states.values().stream().allMatch(ContainerState::ready);
    }

    /** Stops the containers and waits for them. */
    void stop(long graceSeconds) {
        synchronized (this) {
            stopping = true;
        }
        threads.forEach(Thread::interrupt);
        try {
            // Only a thread that has ended starts no further process
            for (var thread : threads) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.parallelStream().forEach(worker -> worker.stop(graceSeconds));
    }

    private synchronized void changed(ContainerState state) {
        states.put(state.name(), state);
        if (!stopping) {
            write();
            onChange.run();
        }
    }

    /** Writes the status if it has changed; what cannot be written now is written with the next change. */
    private synchronized void write() {
        var status = PodStatuses.of(pod, List.copyOf(states.values()), written, node.now());
        if (status.equals(written)) {
            return;
        }
        try {
            client().editStatus(current -> {
                current.setStatus(status);
                return current;
            });
            written = status;
        } catch (KubernetesClientException e) {
            LOG.atDebug()
                    .setCause(e)
                    .addKeyValue("pod", pod.getMetadata().getName())
                    .log("Status was not written");
        }
    }

    private PodResource client() {
        return node.client()
                .pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName());
    }

    private int restartsOf(Container container) {
        return pod.getStatus() == null
                ? 0
                : pod.getStatus().getContainerStatuses().stream()
                        .filter(status -> status.getName().equals(container.getName()))
                        .map(ContainerStatus::getRestartCount)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(0);
    }

    private Path directory() {
        var directory =
                node.home().resolve("node/pods").resolve(pod.getMetadata().getName());
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the directory of a pod, " + directory, e);
        }
    }
}
