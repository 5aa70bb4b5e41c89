package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the operator asks whether the books agree. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.name.matches(" + Patterns.NAME + ")",
        fieldPath = ".name",
        message = "the name of a schedule becomes part of the names of its DriftChecks: use at most 40 lower-case "
                + "letters, digits and '-', beginning and ending with a letter or digit")
@ValidationRule(
        value = "self.schedule.matches(" + Patterns.CRON + ")",
        fieldPath = ".schedule",
        message = "schedule must have five fields, minute hour day month weekday, such as 0 6 * * 1-5 for workdays "
                + "at 6")
@ValidationRule(
        value = "!has(self.deadline) || self.deadline.matches(" + Patterns.DURATION + ")",
        fieldPath = ".deadline",
        message = "deadline must be a number with s, m, h or d, such as 2h")
public record DriftSchedule(
        @JsonPropertyDescription("Name of the schedule, part of the names of its DriftChecks.")
        @Required
        @Size(min = 1, max = 40)
        String name,

        @JsonPropertyDescription("When, as in crontab: minute, hour, day of the month, month, day of the week.")
        @Required
        @Size(min = 9, max = 100)
        String schedule,

        @JsonPropertyDescription("Time zone of the schedule, by its IANA name such as Europe/Prague.")
        @Default(DEFAULT_ZONE)
        @Size(min = 1, max = 64)
        String timeZone,

        @JsonPropertyDescription("Name under which reports are sent to the ledger, or a pattern with * and ?. The "
                + "latest that matches is compared.")
        @Required
        @Size(min = 1, max = 200)
        String report,

        @JsonPropertyDescription(
                "How long after its time a check waits for its report, such as 2h; then it fails. With "
                        + "it, only a report as of a moment after the schedule's time before counts. Left out: the latest "
                        + "report of any age is compared again.")
        @Size(max = 8)
        @Nullable
        String deadline,

        @JsonPropertyDescription("How many finished checks of this schedule are kept of each outcome.")
        @Default("" + DEFAULT_HISTORY)
        @Min(1)
        @Max(100)
        Integer historyLimit,

        @JsonPropertyDescription("While true no check is made, and none is made up for later.") @Default("false")
        Boolean suspend) {

    static final String DEFAULT_ZONE = "UTC";
    static final int DEFAULT_HISTORY = 10;

    public DriftSchedule {
        timeZone = Objects.requireNonNullElse(timeZone, DEFAULT_ZONE);
        historyLimit = Objects.requireNonNullElse(historyLimit, DEFAULT_HISTORY);
        suspend = Objects.requireNonNullElse(suspend, false);
    }

    /** The deadline as a length of time; empty if there is none. */
    public Optional<Duration> waits() {
        return Optional.ofNullable(deadline).map(Durations::parse);
    }
}
