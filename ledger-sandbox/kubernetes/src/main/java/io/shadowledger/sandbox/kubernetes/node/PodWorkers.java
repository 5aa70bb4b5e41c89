package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pods of this node: each has a worker from when it is seen until it is gone. */
final class PodWorkers implements AutoCloseable {

    private static final long CLOSE_GRACE_SECONDS = 20;

    private final NodeParts node;
    private final String nodeName;
    private final Runnable onChange;
    private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();
    private final Set<String> stopping = ConcurrentHashMap.newKeySet();

    PodWorkers(NodeParts node, String nodeName, Runnable onChange) {
        this.node = node;
        this.nodeName = nodeName;
        this.onChange = onChange;
    }

    /** Starts workers for new pods and stops those of pods that are deleted or gone. */
    void reconcile(List<Pod> all) {
        var mine = all.stream()
                .filter(pod -> nodeName.equals(pod.getSpec().getNodeName()))
                .toList();
        for (var pod : mine) {
            var uid = pod.getMetadata().getUid();
            if (Pods.isTerminating(pod)) {
                terminate(pod);
            } else if (!Pods.isOver(pod) && !workers.containsKey(uid)) {
                begin(pod);
            }
        }
        var present = mine.stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
        workers.forEach((uid, worker) -> {
            if (!present.contains(uid)) {
                stop(uid, worker, 5, () -> {});
            }
        });
    }

    /**
     * What an earlier run of the sandbox left in the statuses: nothing of it runs any more. A pod that is not to be
     * restarted has failed, every other one is not ready until its new processes are.
     */
    void forgetEarlierRun(List<Pod> all) {
        for (var pod : all) {
            if (nodeName.equals(pod.getSpec().getNodeName()) && !Pods.isOver(pod) && !Pods.isTerminating(pod)) {
                var lost = "Never".equals(pod.getSpec().getRestartPolicy())
                        && Pods.phase(pod).equals("Running");
                node.client()
                        .pods()
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withName(pod.getMetadata().getName())
                        .editStatus(current -> {
                            current.setStatus(new PodStatusBuilder(
                                            Objects.requireNonNullElseGet(current.getStatus(), PodStatus::new))
                                    .withPhase(lost ? "Failed" : "Pending")
                                    .withReason(lost ? "NodeRestarted" : null)
                                    .withConditions(List.of())
                                    .build());
                            return current;
                        });
            }
        }
    }

    /** The local ports of a Service's port in its ready pods. */
    List<Integer> backends(Service service, ServicePort port) {
        var target = target(port);
        return workers.values().stream()
                .filter(worker -> worker.ready() && ServiceProxies.selects(service, worker.pod()))
                .sorted(Comparator.comparing(
                        worker -> worker.pod().getMetadata().getName()))
                .flatMap(worker -> worker.port(target).stream())
                .toList();
    }

    /** Stops everything at once and waits for it. */
    @Override
    public void close() {
        var threads = new ArrayList<Thread>();
        workers.values()
                .forEach(worker -> threads.add(Thread.ofVirtual().start(() -> worker.stop(CLOSE_GRACE_SECONDS))));
        workers.clear();
        try {
            for (var thread : threads) {
                thread.join(Duration.ofSeconds(CLOSE_GRACE_SECONDS + 10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Pod pod) {
        var worker = new PodWorker(pod, node, onChange);
        workers.put(pod.getMetadata().getUid(), worker);
        worker.start();
    }

    private void terminate(Pod pod) {
        var uid = pod.getMetadata().getUid();
        var grace = Objects.requireNonNullElse(pod.getMetadata().getDeletionGracePeriodSeconds(), 30L);
        stop(
                uid,
                workers.get(uid),
                grace,
                () -> node.client()
                        .pods()
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withName(pod.getMetadata().getName())
                        .withGracePeriod(0)
                        .delete());
    }

    private void stop(String uid, @Nullable PodWorker worker, long grace, Runnable then) {
        if (stopping.add(uid)) {
            Thread.ofVirtual().name("stop-" + uid).start(() -> {
                try {
                    if (worker != null) {
                        worker.stop(grace);
                        workers.remove(uid);
                    }
                    then.run();
                } finally {
                    stopping.remove(uid);
                    onChange.run();
                }
            });
        }
    }

    private static String target(ServicePort port) {
        IntOrString target = port.getTargetPort();
        return target == null ? Integer.toString(port.getPort()) : String.valueOf(target.getValue());
    }
}
