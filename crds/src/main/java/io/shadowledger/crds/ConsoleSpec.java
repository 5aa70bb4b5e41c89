package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The web console. Its Service keeps a browser on one replica, because a session lives in one process. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsoleSpec(
        @JsonPropertyDescription("Whether the console runs.") @Default("true")
        Boolean enabled,

        @JsonPropertyDescription("Image of the console. Left out: the image of the operator's own version.")
        @Size(min = 1, max = 512)
        @Nullable
        String image,

        @JsonPropertyDescription("Processes of the console.") @Default("" + DEFAULT_REPLICAS) @Min(1) @Max(100)
        Integer replicas,

        @JsonPropertyDescription("Requests and limits of the container. Left out: 250m CPU and 768Mi memory "
                + "requested, memory limited to 768Mi.")
        @Nullable
        ResourcesSpec resources) {

    static final int DEFAULT_REPLICAS = 1;

    /** What runs if the resource says nothing about the console. */
    public static final ConsoleSpec DEFAULTS = new ConsoleSpec(true, null, DEFAULT_REPLICAS, null);

    public ConsoleSpec {
        enabled = Objects.requireNonNullElse(enabled, true);
        replicas = Objects.requireNonNullElse(replicas, DEFAULT_REPLICAS);
    }
}
