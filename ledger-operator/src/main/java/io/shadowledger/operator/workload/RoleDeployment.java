package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.shadowledger.crds.ServiceRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** The Deployment of one role of the ledger service. Its replicas belong to the autoscaler and are left out. */
final class RoleDeployment {

    private RoleDeployment() {}

    static Deployment of(Blueprint blueprint, ServiceRole role) {
        var spec = blueprint.spec();
        var container = new ContainerBuilder()
                .withName("ledger-service")
                .withImage(Objects.requireNonNullElse(
                        spec.image(), blueprint.images().service()))
                .addNewEnvFrom()
                .withNewConfigMapRef(blueprint.configMapName(), null)
                .endEnvFrom()
                .withEnv(env(blueprint, role))
                .withResources(PodTemplates.resources(spec.service(role).resources(), "500m", "1Gi"));
        var annotations = new TreeMap<String, String>();
        annotations.put("shadowledger.io/config", ConfigMaps.digest(blueprint));
        annotations.put("shadowledger.io/secrets", blueprint.secretsVersion());
        if (!ReportSources.areOf(role)) {
            return PodTemplates.deployment(blueprint, role.wireName(), container, annotations);
        }
        var reports = spec.reportsOrNone();
        return PodTemplates.withVolumes(
                PodTemplates.deployment(
                        blueprint,
                        role.wireName(),
                        container.addAllToEnv(ReportSources.credentials(reports)),
                        annotations),
                ReportSources.volumes(reports),
                ReportSources.mounts(reports));
    }

    private static List<EnvVar> env(Blueprint blueprint, ServiceRole role) {
        var database = blueprint.spec().database();
        var security = blueprint.spec().security();
        var env = new ArrayList<>(PodTemplates.listening());
        env.addAll(PodTemplates.env("SHADOWLEDGER_ROLE", role.wireName()));
        env.add(PodTemplates.fromSecret("POSTGRES_USERNAME", database.credentialsSecret(), "username"));
        env.add(PodTemplates.fromSecret("POSTGRES_PASSWORD", database.credentialsSecret(), "password"));
        // Absent where the service owns its tables itself
        env.add(PodTemplates.fromSecretIfThere(
                "POSTGRES_OWNER_USERNAME", database.credentialsSecret(), "owner-username"));
        env.add(PodTemplates.fromSecretIfThere(
                "POSTGRES_OWNER_PASSWORD", database.credentialsSecret(), "owner-password"));
        env.add(PodTemplates.fromSecret("SHADOWLEDGER_JWT_SECRET", security.jwtSecret(), "jwt-secret"));
        env.add(PodTemplates.fromSecret("SHADOWLEDGER_USERS", security.usersSecret(), "users"));
        var cache = blueprint.spec().cacheOrNone().credentialsSecret();
        if (cache != null) {
            env.add(PodTemplates.fromSecretIfThere("REDIS_USERNAME", cache, "username"));
            env.add(PodTemplates.fromSecret("REDIS_PASSWORD", cache, "password"));
        }
        return env;
    }
}
