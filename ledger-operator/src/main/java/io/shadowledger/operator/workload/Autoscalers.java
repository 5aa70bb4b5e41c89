package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.shadowledger.crds.ServiceRole;
import java.util.List;

/** One autoscaler per role; it alone decides how many replicas a role's Deployment has. */
final class Autoscalers extends ChildDependent<HorizontalPodAutoscaler> {

    Autoscalers() {
        super(HorizontalPodAutoscaler.class);
    }

    @Override
    List<HorizontalPodAutoscaler> desired(Blueprint blueprint) {
        return blueprint.roles().stream()
                .map(role -> autoscaler(blueprint, role))
                .toList();
    }

    private static HorizontalPodAutoscaler autoscaler(Blueprint blueprint, ServiceRole role) {
        var scaling = blueprint.spec().service(role);
        return new HorizontalPodAutoscalerBuilder()
                .withMetadata(blueprint.componentMetadata(role.wireName()))
                .withNewSpec()
                .withNewScaleTargetRef("apps/v1", "Deployment", blueprint.childName(role.wireName()))
                .withMinReplicas(scaling.minReplicas())
                .withMaxReplicas(scaling.maxReplicas())
                .addNewMetric()
                .withType("Resource")
                .withNewResource()
                .withName("cpu")
                .withNewTarget()
                .withType("Utilization")
                .withAverageUtilization(scaling.cpuUtilization())
                .endTarget()
                .endResource()
                .endMetric()
                .endSpec()
                .build();
    }

    @Override
    Object essence(HorizontalPodAutoscaler actual) {
        return actual.getSpec();
    }
}
