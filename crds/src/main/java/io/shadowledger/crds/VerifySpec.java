package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/** When the operator verifies the book by itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.schedule.matches(" + Patterns.CRON + ")",
        fieldPath = ".schedule",
        message = "schedule must have five fields, minute hour day month weekday, such as 0 3 * * 6 for Saturdays at 3")
public record VerifySpec(
        @JsonPropertyDescription("When, as in crontab: minute, hour, day of the month, month, day of the week.")
        @Required
        @Size(min = 9, max = 100)
        String schedule,

        @JsonPropertyDescription("Time zone of the schedule, by its IANA name such as Europe/Prague.")
        @Default(DEFAULT_ZONE)
        @Size(min = 1, max = 64)
        String timeZone,

        @JsonPropertyDescription("Whether only what came after the last good verification is verified.")
        @Default("false")
        Boolean newOnly,

        @JsonPropertyDescription("How many finished verifications of this schedule are kept.")
        @Default("" + DEFAULT_HISTORY)
        @Min(1)
        @Max(100)
        Integer history) {

    static final String DEFAULT_ZONE = "UTC";
    static final int DEFAULT_HISTORY = 10;

    public VerifySpec {
        timeZone = Objects.requireNonNullElse(timeZone, DEFAULT_ZONE);
        newOnly = Objects.requireNonNullElse(newOnly, false);
        history = Objects.requireNonNullElse(history, DEFAULT_HISTORY);
    }
}
