package io.shadowledger.operator.request;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.shadowledger.crds.RequestSpec;
import io.shadowledger.crds.RunStatus;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.operator.condition.Conditions;
import io.shadowledger.operator.workload.Blueprint;
import io.shadowledger.operator.workload.Images;
import io.shadowledger.operator.workload.Labels;
import io.shadowledger.operator.workload.RequestJobs;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all requests that a Job does have in common: one Job per request, made once, under a name that follows from the
 * request's, so that a crash after making it never makes a second; then its progress and its outcome. A request that is
 * over is not looked at again.
 */
final class Runs<R extends CustomResource<? extends RequestSpec, RunStatus>> {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    /** Among the log's own lines the job says something every five seconds. */
    private static final int LOG_LINES = 200;

    private final Class<R> kind;
    private final Supplier<R> empty;
    private final BiFunction<Blueprint, R, Job> desired;
    private final Images images;
    private final RunStatuses statuses;
    private final Duration recheck;

    /**
     * Wires it.
     *
     * @param empty makes a resource to carry a status
     * @param desired the Job that does what the request asks for
     * @param recheck how often a request that is not over is looked at
     */
    Runs(
            Class<R> kind,
            Supplier<R> empty,
            BiFunction<Blueprint, R, Job> desired,
            Images images,
            Clock clock,
            Duration recheck) {
        this.kind = kind;
        this.empty = empty;
        this.desired = desired;
        this.images = images;
        this.statuses = new RunStatuses(new Conditions(clock));
        this.recheck = recheck;
    }

    /** The informer that sees the requests' Jobs. */
    List<EventSource<?, R>> eventSources(EventSourceContext<R> context) {
        var configuration = InformerEventSourceConfiguration.from(Job.class, kind)
                .withName("jobs")
                .withLabelSelector(Labels.SELECTOR)
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(kind))
                .withOnUpdateFilter((now, before) -> !Objects.equals(now.getStatus(), before.getStatus()))
                .build();
        return List.of(new InformerEventSource<>(configuration, context));
    }

    UpdateControl<R> reconcile(R request, Context<R> context) {
        if (request.getStatus() != null && request.getStatus().finished()) {
            return UpdateControl.noUpdate();
        }
        var status = status(request, context);
        var control = status.equals(request.getStatus())
                ? UpdateControl.<R>noUpdate()
                : UpdateControl.patchStatus(withStatus(request, status));
        return status.finished() ? control : control.rescheduleAfter(recheck);
    }

    /** A request that was removed meanwhile needs nothing; whatever else failed is tried again with growing pauses. */
    ErrorStatusUpdateControl<R> failed(Exception failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof KubernetesClientException refusal
                    && refusal.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return ErrorStatusUpdateControl.<R>noStatusUpdate().withNoRetry();
            }
        }
        return ErrorStatusUpdateControl.defaultErrorProcessing();
    }

    private RunStatus status(R request, Context<R> context) {
        var client = context.getClient();
        var before = request.getStatus();
        var generation = request.getMetadata().getGeneration();
        var job = job(request, context);
        if (job.isEmpty()) {
            var name = request.getSpec().ledger();
            var ledger = client.resources(ShadowLedger.class)
                    .inNamespace(request.getMetadata().getNamespace())
                    .withName(name)
                    .get();
            if (ledger == null) {
                return statuses.pending(
                        before,
                        generation,
                        "LedgerMissing",
                        "There is no ShadowLedger " + name + " in this namespace; the request waits for it");
            }
            if (ledger.getSpec().paused()) {
                return statuses.pending(
                        before, generation, "Paused", "ShadowLedger " + name + " is paused; the request waits");
            }
            var wanted = desired.apply(new Blueprint(ledger, images, ""), request);
            try {
                job = Optional.of(create(client, wanted));
            } catch (KubernetesClientException refusal) {
                if (refusal.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                    throw refusal;
                }
                return taken(request, client, wanted);
            }
        }
        var pods = pods(client, job.get());
        var said = pods.stream()
                .map(pod -> log(client, pod))
                .flatMap(log -> JobReport.last(log).stream())
                .findFirst()
                .orElse(null);
        return statuses.of(
                before,
                generation,
                job.get(),
                said,
                pods.stream().findFirst().flatMap(Runs::waiting).orElse(null));
    }

    /** The informer may not show yet what this process made a moment ago. */
    private RunStatus taken(R request, KubernetesClient client, Job wanted) {
        var there = client.resource(wanted).get();
        if (there != null && isOwned(there, request)) {
            return statuses.of(request.getStatus(), request.getMetadata().getGeneration(), there, null, null);
        }
        return statuses.pending(
                request.getStatus(),
                request.getMetadata().getGeneration(),
                "NameConflict",
                "Job " + wanted.getMetadata().getName() + " is not this request's: remove it, or make a request of "
                        + "another name");
    }

    private Optional<Job> job(R request, Context<R> context) {
        return context.getSecondaryResources(Job.class).stream()
                .filter(job -> isOwned(job, request))
                .findFirst();
    }

    private static Job create(KubernetesClient client, Job wanted) {
        var created = client.resource(wanted).create();
        LOG.atInfo()
                .addKeyValue("namespace", wanted.getMetadata().getNamespace())
                .addKeyValue("name", wanted.getMetadata().getName())
                .log("Job created");
        return created;
    }

    /** The latest first: it has the last word. */
    private static List<Pod> pods(KubernetesClient client, Job job) {
        return client
                .pods()
                .inNamespace(job.getMetadata().getNamespace())
                .withLabels(RequestJobs.podSelector(job))
                .list()
                .getItems()
                .stream()
                .sorted(Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                        .reversed())
                .toList();
    }

    /** By its address: the client's own method would watch the pod first, which needs another right and waits. */
    private static String log(KubernetesClient client, Pod pod) {
        var log = "/api/v1/namespaces/" + pod.getMetadata().getNamespace() + "/pods/"
                + pod.getMetadata().getName() + "/log?tailLines=" + LOG_LINES;
        try {
            return Objects.requireNonNullElse(client.raw(log), "");
        } catch (KubernetesClientException refusal) {
            if (refusal.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) {
                // It has not started, so it has not said anything.
                return "";
            }
            throw refusal;
        }
    }

    private static Optional<String> waiting(Pod pod) {
        return pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getContainerStatuses().stream()
                        .map(status -> status.getState() == null
                                ? null
                                : status.getState().getWaiting())
                        .flatMap(Stream::ofNullable)
                        .filter(state -> !"ContainerCreating".equals(state.getReason()))
                        .map(Runs::sentence)
                        .findFirst();
    }

    private static String sentence(ContainerStateWaiting state) {
        return "its pod cannot start: " + state.getReason() + ": " + state.getMessage();
    }

    private static boolean isOwned(Job job, CustomResource<?, ?> request) {
        return job.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(request.getMetadata().getUid()));
    }

    /** Name and status only, so that applying it takes nothing else over; the version refuses a stale one. */
    private R withStatus(R request, RunStatus status) {
        var patch = empty.get();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(request.getMetadata().getName())
                .withNamespace(request.getMetadata().getNamespace())
                .withResourceVersion(request.getMetadata().getResourceVersion())
                .build());
        patch.setStatus(status);
        return patch;
    }
}
