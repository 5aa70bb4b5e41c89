package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.shadowledger.crds.ResourcesSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What every pod of a ledger has: no privileges, probes, a place in the topology, a writable /tmp and nothing else. */
final class PodTemplates {

    /** User and group of the images' process. */
    private static final long USER = 10001;

    /** Long enough to finish the batch at hand and to hand the partitions over. */
    private static final long TERMINATION_GRACE_SECONDS = 45;

    private PodTemplates() {}

    /** A Deployment around one container; replicas are for the caller to set, or to leave to an autoscaler. */
    static Deployment deployment(
            Blueprint blueprint, String component, ContainerBuilder container, Map<String, String> annotations) {
        return new DeploymentBuilder()
                .withMetadata(blueprint.componentMetadata(component))
                .withNewSpec()
                .withRevisionHistoryLimit(3)
                .withProgressDeadlineSeconds(600)
                .withNewSelector()
                .withMatchLabels(Labels.selector(blueprint.name(), component))
                .endSelector()
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxUnavailable(new IntOrString(0))
                .withMaxSurge(new IntOrString(1))
                .endRollingUpdate()
                .endStrategy()
                .withTemplate(template(blueprint, component, secured(serving(container)), annotations))
                .endSpec()
                .build();
    }

    /** The same with volumes that its user may write to; unchanged if there are none. */
    static Deployment withVolumes(Deployment deployment, List<Volume> volumes, List<VolumeMount> mounts) {
        return volumes.isEmpty()
                ? deployment
                : new DeploymentBuilder(deployment)
                        .editSpec()
                        .editTemplate()
                        .editSpec()
                        .editSecurityContext()
                        .withFsGroup(USER)
                        .endSecurityContext()
                        .addAllToVolumes(volumes)
                        .editFirstContainer()
                        .addAllToVolumeMounts(mounts)
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build();
    }

    /** A pod that works to its end and is not started again in its place; it serves nothing. */
    static PodTemplateSpec ofJob(Blueprint blueprint, String component, ContainerBuilder container) {
        return new PodTemplateSpecBuilder(template(blueprint, component, secured(container), Map.of()))
                .editSpec()
                .withRestartPolicy("Never")
                .withTopologySpreadConstraints(List.of())
                .endSpec()
                .build();
    }

    private static PodTemplateSpec template(
            Blueprint blueprint, String component, Container container, Map<String, String> annotations) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Labels.ofComponent(blueprint.name(), component))
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(blueprint.name())
                .withAutomountServiceAccountToken(false)
                .withTerminationGracePeriodSeconds(TERMINATION_GRACE_SECONDS)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withTopologySpreadConstraints(
                        spread(blueprint, component, "topology.kubernetes.io/zone"),
                        spread(blueprint, component, "kubernetes.io/hostname"))
                .withVolumes(new VolumeBuilder()
                        .withName("tmp")
                        .withNewEmptyDir()
                        .withSizeLimit(new Quantity("512Mi"))
                        .endEmptyDir()
                        .build())
                .withContainers(container)
                .endSpec()
                .build();
    }

    private static ContainerBuilder serving(ContainerBuilder container) {
        return container
                .addNewPort()
                .withName("http")
                .withContainerPort(Blueprint.PORT)
                .withProtocol("TCP")
                .endPort()
                // A slow start has two minutes; after that a process that hangs is restarted within half a minute.
                .withStartupProbe(probe("/actuator/health/liveness", 2, 60))
                .withLivenessProbe(probe("/actuator/health/liveness", 10, 3))
                .withReadinessProbe(probe("/actuator/health/readiness", 5, 2));
    }

    private static Container secured(ContainerBuilder container) {
        return container
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName("tmp")
                .withMountPath("/tmp")
                .endVolumeMount()
                .build();
    }

    private static Probe probe(String path, int periodSeconds, int failureThreshold) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString("http"))
                .endHttpGet()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(2)
                .withFailureThreshold(failureThreshold)
                .build();
    }

    private static TopologySpreadConstraint spread(Blueprint blueprint, String component, String key) {
        return new TopologySpreadConstraintBuilder()
                .withTopologyKey(key)
                .withMaxSkew(1)
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(Labels.selector(blueprint.name(), component))
                .endLabelSelector()
                .build();
    }

    /** What the resource says, or requests as given here and a memory limit of the same size. */
    static ResourceRequirements resources(@Nullable ResourcesSpec given, String cpu, String memory) {
        if (given != null) {
            return new ResourceRequirementsBuilder()
                    .withRequests(given.requests().isEmpty() ? null : new TreeMap<>(given.requests()))
                    .withLimits(given.limits().isEmpty() ? null : new TreeMap<>(given.limits()))
                    .build();
        }
        return new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity(cpu))
                .addToRequests("memory", new Quantity(memory))
                .addToLimits("memory", new Quantity(memory))
                .build();
    }

    /** Where the process listens: on the pod's address, as the kubelet and the Service ask from outside. */
    static List<EnvVar> listening() {
        return env("SERVER_ADDRESS", "0.0.0.0", "SERVER_PORT", String.valueOf(Blueprint.PORT));
    }

    static List<EnvVar> env(String... namesAndValues) {
        var env = new ArrayList<EnvVar>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            env.add(new EnvVarBuilder()
                    .withName(namesAndValues[i])
                    .withValue(namesAndValues[i + 1])
                    .build());
        }
        return env;
    }

    /** Left out of the environment if the Secret has no such key. */
    static EnvVar fromSecretIfThere(String name, String secret, String key) {
        return new EnvVarBuilder(fromSecret(name, secret, key))
                .editValueFrom()
                .editSecretKeyRef()
                .withOptional(true)
                .endSecretKeyRef()
                .endValueFrom()
                .build();
    }

    static EnvVar fromSecret(String name, String secret, String key) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef()
                .withName(secret)
                .withKey(key)
                .endSecretKeyRef()
                .endValueFrom()
                .build();
    }
}
