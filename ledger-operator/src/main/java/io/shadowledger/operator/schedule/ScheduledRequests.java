package io.shadowledger.operator.schedule;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.operator.workload.Labels;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of one kind that the operator makes for ledgers by their schedules. Only those are seen and removed here,
 * never one that a person made. A request's name follows from what it is for, so that a crash between deciding and
 * making never makes a second.
 *
 * @param <R> the kind of request
 */
public final class ScheduledRequests<R extends CustomResource<?, ?>> {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledRequests.class);

    /** The time that a request was made for, on the request. */
    private static final String SCHEDULED_FOR = "shadowledger.io/scheduled-for";

    private final Class<R> kind;
    private final String sourceName;

    /** What came of making one. */
    public enum Made {
        /** It is there, made now or a moment ago. */
        THERE,
        /** Something else has its name, and nothing was made. */
        NAME_TAKEN
    }

    /** @param sourceName tells the informer from others */
    public ScheduledRequests(Class<R> kind, String sourceName) {
        this.kind = kind;
        this.sourceName = sourceName;
    }

    /** The informer that sees the requests that schedules made. */
    public EventSource<?, ShadowLedger> eventSource(EventSourceContext<ShadowLedger> context) {
        var configuration = InformerEventSourceConfiguration.from(kind, ShadowLedger.class)
                .withName(sourceName)
                .withLabelSelector(Labels.SELECTOR)
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(ShadowLedger.class))
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    /** What the schedules of this ledger made and nobody removed, the newest first. */
    public List<R> of(Context<ShadowLedger> context) {
        return context.getSecondaryResources(kind).stream()
                .sorted(Comparator.comparing(this::time).reversed())
                .toList();
    }

    /** The time of the schedule that a request was made for. */
    public Instant time(R request) {
        var annotations = request.getMetadata().getAnnotations();
        var time = annotations == null ? null : annotations.get(SCHEDULED_FOR);
        return Instant.parse(time == null ? request.getMetadata().getCreationTimestamp() : time);
    }

    /**
     * Makes a request.
     *
     * @param request with its spec; the rest is set here
     * @param name follows from the ledger, the schedule and the time
     * @param time the time of the schedule that it is for
     * @param labels what tells the schedule's requests from those of others
     */
    public Made make(
            R request,
            String name,
            Instant time,
            Map<String, String> labels,
            ShadowLedger ledger,
            KubernetesClient client) {
        var all = new HashMap<>(labels);
        all.put(Labels.MANAGED_BY, Labels.OPERATOR);
        request.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(ledger.getMetadata().getNamespace())
                .withLabels(all)
                .withAnnotations(Map.of(SCHEDULED_FOR, time.toString()))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(ledger.getApiVersion())
                        .withKind(ledger.getKind())
                        .withName(ledger.getMetadata().getName())
                        .withUid(ledger.getMetadata().getUid())
                        .withController(true)
                        .build())
                .build());
        try {
            client.resource(request).create();
            log("Made by schedule", request);
            return Made.THERE;
        } catch (KubernetesClientException refusal) {
            if (refusal.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw refusal;
            }
            // Made before a crash, or a moment ago and not seen by the informer yet; or somebody else's.
            var there = client.resource(request).get();
            return there == null || isOwned(there, ledger) ? Made.THERE : Made.NAME_TAKEN;
        }
    }

    /** Removes what is beyond the number that is kept. */
    public void prune(List<R> finished, int kept, KubernetesClient client) {
        finished.stream().skip(kept).forEach(old -> {
            client.resource(old).delete();
            log("Removed as old", old);
        });
    }

    private static boolean isOwned(CustomResource<?, ?> request, ShadowLedger ledger) {
        return request.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(ledger.getMetadata().getUid()));
    }

    private static void log(String what, CustomResource<?, ?> request) {
        LOG.atInfo()
                .addKeyValue("kind", request.getKind())
                .addKeyValue("namespace", request.getMetadata().getNamespace())
                .addKeyValue("name", request.getMetadata().getName())
                .log(what);
    }
}
