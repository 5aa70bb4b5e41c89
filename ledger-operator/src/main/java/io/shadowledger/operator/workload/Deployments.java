package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.shadowledger.crds.ServiceRole;
import io.shadowledger.crds.ShadowLedger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One Deployment per role, and one for the console. */
final class Deployments extends ChildDependent<Deployment> {

    Deployments() {
        super(Deployment.class);
    }

    @Override
    List<Deployment> desired(Blueprint blueprint) {
        var deployments = new ArrayList<Deployment>();
        for (ServiceRole role : blueprint.roles()) {
            deployments.add(RoleDeployment.of(blueprint, role));
        }
        if (blueprint.spec().consoleOrDefault().enabled()) {
            deployments.add(ConsoleDeployment.of(blueprint));
        }
        return deployments;
    }

    @Override
    public Deployment update(
            Deployment actual, Deployment desired, ShadowLedger ledger, Context<ShadowLedger> context) {
        if (!useSSA(context) && desired.getSpec().getReplicas() == null) {
            // Without server-side apply the whole spec is sent, and a spec without replicas would mean one: the number
            // belongs to the autoscaler.
            desired.getSpec().setReplicas(actual.getSpec().getReplicas());
        }
        return super.update(actual, desired, ledger, context);
    }

    /** The spec, and of the status what readiness is told from. */
    @Override
    Object essence(Deployment actual) {
        var status = actual.getStatus() == null ? new DeploymentStatus() : actual.getStatus();
        return Arrays.asList(
                actual.getSpec(),
                status.getObservedGeneration(),
                status.getReplicas(),
                status.getUpdatedReplicas(),
                status.getReadyReplicas(),
                status.getAvailableReplicas(),
                status.getConditions().stream()
                        .map(condition ->
                                Arrays.asList(condition.getType(), condition.getStatus(), condition.getReason()))
                        .toList());
    }
}
