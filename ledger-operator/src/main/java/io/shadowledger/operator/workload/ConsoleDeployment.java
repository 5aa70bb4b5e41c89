package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.shadowledger.crds.ServiceRole;
import io.shadowledger.crds.Topology;
import java.util.Map;
import java.util.Objects;

/** The Deployment of the console. It holds no secret: users log in at the ledger through it. */
final class ConsoleDeployment {

    private ConsoleDeployment() {}

    static Deployment of(Blueprint blueprint) {
        var console = blueprint.spec().consoleOrDefault();
        var combined = blueprint.spec().topology() == Topology.COMBINED;
        var ledger = (combined ? ServiceRole.ALL : ServiceRole.LEDGER).wireName();
        var drift = (combined ? ServiceRole.ALL : ServiceRole.DRIFT).wireName();
        var container = new ContainerBuilder()
                .withName("ledger-console")
                .withImage(Objects.requireNonNullElse(
                        console.image(), blueprint.images().console()))
                .withEnv(PodTemplates.listening())
                .addAllToEnv(PodTemplates.env(
                        "SHADOWLEDGER_LEDGER_URL", blueprint.address(ledger),
                        "SHADOWLEDGER_DRIFT_URL", blueprint.address(drift)))
                .withResources(PodTemplates.resources(console.resources(), "250m", "768Mi"));
        return new DeploymentBuilder(PodTemplates.deployment(blueprint, Blueprint.CONSOLE, container, Map.of()))
                .editSpec()
                .withReplicas(console.replicas())
                .endSpec()
                .build();
    }
}
