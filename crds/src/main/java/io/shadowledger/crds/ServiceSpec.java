package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Scaling and resources of one role; they become its HorizontalPodAutoscaler and its containers' resources. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.minReplicas <= self.maxReplicas",
        fieldPath = ".minReplicas",
        message = "minReplicas must not exceed maxReplicas: lower minReplicas or raise maxReplicas")
public record ServiceSpec(
        @JsonPropertyDescription("Fewest replicas that the autoscaler keeps.")
        @Default("" + DEFAULT_MIN_REPLICAS)
        @Min(1)
        @Max(1000)
        Integer minReplicas,

        @JsonPropertyDescription("Most replicas that the autoscaler starts. More than the partitions of "
                + "transactions.raw do not make posting faster.")
        @Default("" + DEFAULT_MAX_REPLICAS)
        @Min(1)
        @Max(1000)
        Integer maxReplicas,

        @JsonPropertyDescription("Average CPU use, in percent of the CPU request, that the autoscaler aims at.")
        @Default("" + DEFAULT_CPU_UTILIZATION)
        @Min(1)
        @Max(100)
        Integer cpuUtilization,

        @JsonPropertyDescription("Requests and limits of the container. Left out: 500m CPU and 1Gi memory requested, "
                + "memory limited to 1Gi.")
        @Nullable
        ResourcesSpec resources) {

    static final int DEFAULT_MIN_REPLICAS = 2;
    static final int DEFAULT_MAX_REPLICAS = 10;
    static final int DEFAULT_CPU_UTILIZATION = 70;

    /** What a role has that the resource says nothing about. */
    public static final ServiceSpec DEFAULTS =
            new ServiceSpec(DEFAULT_MIN_REPLICAS, DEFAULT_MAX_REPLICAS, DEFAULT_CPU_UTILIZATION, null);

    public ServiceSpec {
        minReplicas = Objects.requireNonNullElse(minReplicas, DEFAULT_MIN_REPLICAS);
        maxReplicas = Objects.requireNonNullElse(maxReplicas, DEFAULT_MAX_REPLICAS);
        cpuUtilization = Objects.requireNonNullElse(cpuUtilization, DEFAULT_CPU_UTILIZATION);
    }
}
