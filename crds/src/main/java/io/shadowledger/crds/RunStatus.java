package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a request went. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunStatus(
        @JsonPropertyDescription("Pending, Running, Good, Bad (the book is not as it should be) or Failed.") @Nullable
        RunPhase phase,

        @JsonPropertyDescription("Name of the Job that does it.") @Nullable
        String job,

        @JsonPropertyDescription("When its first pod was started.") @Nullable
        String startedAt,

        @JsonPropertyDescription("When it was over.") @Nullable
        String completedAt,

        @JsonPropertyDescription("How long it took, such as 1m23s.") @Nullable
        String duration,

        @JsonPropertyDescription("How much of it is done, such as 42%.") @Nullable
        String progress,

        @JsonPropertyDescription("Entries that were verified, or records that were posted anew.") @Nullable
        Long records,

        @JsonPropertyDescription("What it came to, in a sentence; if the book is not as it should be, the first thing "
                + "that is wrong, with table, row and column.")
        @Nullable
        String result,

        @JsonPropertyDescription("Complete and Failed, each with a reason and a message.") @Size(max = 8)
        List<Condition> conditions) {

    public RunStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** Whether nothing more happens. Not named as a property, so that it is none. */
    public boolean finished() {
        return phase != null && phase.finished();
    }
}
