package io.shadowledger.operator.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.dependent.GarbageCollected;
import io.javaoperatorsdk.operator.processing.dependent.Creator;
import io.javaoperatorsdk.operator.processing.dependent.Matcher.Result;
import io.javaoperatorsdk.operator.processing.dependent.Updater;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.shadowledger.crds.ShadowLedger;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All objects of one kind that a ledger has. What they shall be is a pure function in the subclass; how they become so
 * is here, and nowhere twice: java-operator-sdk compares and applies, this class adds that an object that the operator
 * did not make is left alone, and that an object that is no longer wanted is removed.
 *
 * <p>The informer sees objects with the operator's label only, and an update is an event only if something changed
 * that the operator has a say in.
 */
abstract class ChildDependent<R extends HasMetadata> extends KubernetesDependentResource<R, ShadowLedger>
        implements Creator<R, ShadowLedger>, Updater<R, ShadowLedger>, GarbageCollected<ShadowLedger> {

    private static final Logger LOG = LoggerFactory.getLogger(ChildDependent.class);

    /** The API server's answer to an object that it will never accept as it is (RFC 9110, 15.5.21). */
    private static final int UNPROCESSABLE = 422;

    ChildDependent(Class<R> kind) {
        super(kind, kind.getSimpleName());
    }

    /** The objects that shall be there, by a pure function. */
    abstract List<R> desired(Blueprint blueprint);

    /** What of an object, beside labels, annotations and owners, makes an event if it changes. */
    abstract Object essence(R actual);

    /**
     * Brings the objects to what they shall be.
     *
     * @param mayCreate whether an object that is not there may be made now
     * @param report gets what could not be done
     */
    void apply(Blueprint blueprint, Context<ShadowLedger> context, boolean mayCreate, WorkloadReport report) {
        var ledger = blueprint.ledger();
        var actual = owned(ledger, context);
        var wanted = desired(blueprint);
        for (R desired : wanted) {
            apply(desired, actual.get(desired.getMetadata().getName()), ledger, context, mayCreate, report);
        }
        var names = wanted.stream().map(r -> r.getMetadata().getName()).collect(Collectors.toSet());
        actual.values().stream()
                .filter(child -> !names.contains(child.getMetadata().getName()))
                .forEach(child -> remove(child, context));
    }

    /** The objects of this kind that belong to the ledger, as the informer knows them, by name. */
    Map<String, R> owned(ShadowLedger ledger, Context<ShadowLedger> context) {
        return context.getSecondaryResources(resourceType()).stream()
                .filter(child -> isOwned(child, ledger))
                .collect(Collectors.toMap(child -> child.getMetadata().getName(), Function.identity()));
    }

    private void apply(
            R desired,
            @Nullable R known,
            ShadowLedger ledger,
            Context<ShadowLedger> context,
            boolean mayCreate,
            WorkloadReport report) {
        try {
            // What the informer does not show may still be there: without our label, or made by someone else.
            var actual = known != null
                    ? known
                    : context.getClient().resource(desired).get();
            if (actual == null) {
                if (mayCreate) {
                    handleCreate(desired, ledger, context);
                    log("Created", desired);
                } else {
                    report.waits(desired);
                }
            } else if (!isOwned(actual, ledger)) {
                report.conflict(desired);
            } else if (!match(actual, desired, ledger, context).matched()) {
                handleUpdate(actual, desired, ledger, context);
                log("Updated", desired);
            }
        } catch (KubernetesClientException e) {
            if (e.getCode() == UNPROCESSABLE || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) {
                report.refused(desired, answer(e));
            } else {
                throw e;
            }
        }
    }

    /** The API server's own words, without the address that the client puts before them. */
    private static String answer(KubernetesClientException refusal) {
        var status = refusal.getStatus();
        return String.valueOf(
                status == null || status.getMessage() == null ? refusal.getMessage() : status.getMessage());
    }

    private void remove(R child, Context<ShadowLedger> context) {
        context.getClient().resource(child).delete();
        log("Removed", child);
    }

    private void log(String what, R child) {
        LOG.atInfo()
                .addKeyValue("kind", child.getKind())
                .addKeyValue("namespace", child.getMetadata().getNamespace())
                .addKeyValue("name", child.getMetadata().getName())
                .log(what);
    }

    private static boolean isOwned(HasMetadata child, ShadowLedger ledger) {
        return child.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(ledger.getMetadata().getUid()));
    }

    /** Without server-side apply nothing says which fields are ours, and the framework's comparison takes defaults amiss. */
    @Override
    public Result<R> match(R actual, R desired, ShadowLedger ledger, Context<ShadowLedger> context) {
        if (useSSA(context)) {
            return super.match(actual, desired, ledger, context);
        }
        var serialization = context.getClient().getKubernetesSerialization();
        return Result.computed(
                Containment.holds(
                        serialization.convertValue(actual, JsonNode.class),
                        serialization.convertValue(desired, JsonNode.class)),
                desired);
    }

    /** The owner is part of what an object shall be; nothing is added to it on the way. */
    @Override
    protected void addReferenceHandlingMetadata(R desired, ShadowLedger ledger) {
        // see Blueprint
    }

    @Override
    protected InformerEventSource<R, ShadowLedger> createEventSource(EventSourceContext<ShadowLedger> context) {
        var source = new InformerEventSource<R, ShadowLedger>(
                InformerEventSourceConfiguration.from(resourceType(), ShadowLedger.class)
                        .withName(name())
                        .withLabelSelector(Labels.SELECTOR)
                        .withNamespacesInheritedFromController()
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(ShadowLedger.class))
                        .withOnUpdateFilter((now, before) -> !Objects.equals(image(now), image(before)))
                        .build(),
                context);
        setEventSource(source);
        return source;
    }

    private Object image(R child) {
        var metadata = child.getMetadata();
        return List.of(
                Objects.requireNonNullElse(metadata.getLabels(), Map.of()),
                Objects.requireNonNullElse(metadata.getAnnotations(), Map.of()),
                metadata.getOwnerReferences(),
                essence(child));
    }
}
