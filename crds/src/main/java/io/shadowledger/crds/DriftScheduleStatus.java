package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** How a schedule of drift checks goes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriftScheduleStatus(
        @JsonPropertyDescription("Name of the schedule.") @Required
        String name,

        @JsonPropertyDescription("The schedule and time zone that the times below go by.")
        String schedule,

        @JsonPropertyDescription("The time that the last check was for.") @Nullable
        String lastRun,

        @JsonPropertyDescription("The DriftCheck that was made for it.") @Nullable
        String lastCheck,

        @JsonPropertyDescription("What came of it: Pending, Running, Ties, Drift or Failed.") @Nullable
        String lastOutcome,

        @JsonPropertyDescription(
                "When the next check is due; absent while the schedule is suspended or cannot be read.")
        @Nullable
        String nextRun,

        @JsonPropertyDescription("What there is to say beyond that: a missed time, a check that is waited for, what is "
                + "wrong with the schedule.")
        @Nullable
        String message) {}
