package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceUtils;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.shadowledger.crds.ServiceRole;
import io.shadowledger.crds.ShadowLedger;
import java.util.List;
import java.util.Map;

/** The Kubernetes objects of ledgers: watches them, applies them, reads how far their Deployments are. */
public final class Workload {

    private final Deployments deployments = new Deployments();

    /** In the order in which they are applied: a Deployment comes after what its pods need. */
    private final List<ChildDependent<?>> children = List.of(
            new ServiceAccounts(),
            new ConfigMaps(),
            new Services(),
            deployments,
            new Autoscalers(),
            new DisruptionBudgets());

    /** The informers that see the operator's own objects. */
    public List<EventSource<?, ShadowLedger>> eventSources(EventSourceContext<ShadowLedger> context) {
        return EventSourceUtils.dependentEventSources(context, children.toArray(ChildDependent[]::new));
    }

    /** The objects that the blueprint asks for, without asking or changing anything. */
    List<HasMetadata> desired(Blueprint blueprint) {
        return children.stream()
                .flatMap(child -> child.desired(blueprint).stream())
                .<HasMetadata>map(object -> object)
                .toList();
    }

    /**
     * Brings the ledger's objects to what the blueprint says.
     *
     * @param mayStart whether Deployments that are not there may be made: a process that starts before its topics exist
     *     might have the broker create them with one partition. Deployments that are there are kept as they should be
     *     in any case
     */
    public WorkloadReport apply(Blueprint blueprint, Context<ShadowLedger> context, boolean mayStart) {
        var report = new WorkloadReport();
        for (ChildDependent<?> child : children) {
            child.apply(blueprint, context, mayStart || child != deployments, report);
        }

        var actual = deployments.owned(blueprint.ledger(), context);
        for (ServiceRole role : blueprint.roles()) {
            var floor = blueprint.spec().service(role).minReplicas();
            rollout(blueprint, role.wireName(), floor, actual, report);
        }
        var console = blueprint.spec().consoleOrDefault();
        if (console.enabled()) {
            rollout(blueprint, Blueprint.CONSOLE, console.replicas(), actual, report);
        }
        return report;
    }

    private static void rollout(
            Blueprint blueprint, String component, int floor, Map<String, Deployment> actual, WorkloadReport report) {
        var name = blueprint.childName(component);
        report.rollout(Rollout.of(component, name, blueprint.address(component), floor, actual.get(name)));
    }
}
