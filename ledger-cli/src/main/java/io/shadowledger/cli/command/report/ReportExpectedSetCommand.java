package io.shadowledger.cli.command.report;

import io.shadowledger.api.report.Expectation;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.api.report.ExpectedReport.Weekday;
import io.shadowledger.cli.client.ProblemException;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says when a report is expected; what is not said stays as it was. */
@Command(
        name = "set",
        description = "Say when a report is expected, or change it. What is left out stays as it is.",
        footer = {
            "",
            "A report answers the day on which its as-of time lies in the zone.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} report expected set core-eod --reports 'eod-*.csv' \\",
            "    --deadline 07:30 --zone Europe/Prague",
            "  ${ROOT-COMMAND-NAME} report expected set core-eod --holiday 2026-12-24,2026-12-25",
            "  ${ROOT-COMMAND-NAME} report expected set intraday --reports 'mt942-*' \\",
            "    --days mon-sat --deadline 18:00 --day-offset 0"
        })
final class ReportExpectedSetCommand implements Callable<Integer> {

    private static final int NOT_FOUND = 404;

    @Parameters(paramLabel = "NAME", description = "What the expectation is called.")
    private String name = "";

    @Option(
            names = "--reports",
            paramLabel = "PATTERN",
            description = "The names of the reports that answer it, with * for any text.")
    private @Nullable String pattern;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            description = "The days that a report is expected for, such as mon-fri or mon,thu. Default: mon-fri.")
    private @Nullable String days;

    @Option(names = "--deadline", paramLabel = "HH:MM", description = "Until when it has to be here.")
    private @Nullable String deadline;

    @Option(
            names = "--day-offset",
            paramLabel = "N",
            description = "How many days after the report's day the deadline is. Default: 1.")
    private @Nullable Integer dayOffset;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Option(
            names = "--holiday",
            paramLabel = "DATE",
            split = ",",
            description = "A day that no report is expected for; more with commas.")
    private List<LocalDate> holidays = new ArrayList<>();

    @Option(
            names = "--workday",
            paramLabel = "DATE",
            split = ",",
            description = "A day that is no holiday after all; more with commas.")
    private List<LocalDate> workdays = new ArrayList<>();

    private final Invocation invocation;

    ReportExpectedSetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var api = invocation.ledger().expectedReports();
        var saved = api.save(name, expectation(before()));
        invocation.printer().one(saved, ReportExpectedCommands.fields(saved));
        return ExitCode.OK;
    }

    private Optional<ExpectedReport> before() {
        try {
            return Optional.of(invocation.ledger().expectedReports().expectedReport(name));
        } catch (ProblemException refused) {
            if (refused.problem().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Expectation expectation(Optional<ExpectedReport> before) {
        var free = new TreeSet<>(before.map(ExpectedReport::holidays).orElse(List.of()));
        free.addAll(holidays);
        workdays.forEach(free::remove);
        return new Expectation(
                needed("--reports", pattern, before.map(ExpectedReport::namePattern)),
                days == null ? before.map(ExpectedReport::days).orElse(null) : weekdays(days),
                zone == null && before.isPresent()
                        ? before.get().zone()
                        : invocation.moments(zone).zone().getId(),
                needed("--deadline", deadline, before.map(ExpectedReport::deadline)),
                dayOffset == null ? before.map(ExpectedReport::dayOffset).orElse(null) : dayOffset,
                List.copyOf(free));
    }

    private String needed(String option, @Nullable String given, Optional<String> before) {
        return Optional.ofNullable(given)
                .or(() -> before)
                .orElseThrow(() ->
                        new CommandFailure(ExitCode.USAGE, name + " is not expected yet: give " + option + " with it"));
    }

    private static List<Weekday> weekdays(String text) {
        var days = EnumSet.noneOf(Weekday.class);
        for (var part : text.split(",", -1)) {
            var ends = part.split("-", -1);
            var first = weekday(ends[0], text);
            var last = weekday(ends[ends.length - 1], text);
            if (ends.length > 2 || last.compareTo(first) < 0) {
                throw noDays(text);
            }
            days.addAll(EnumSet.range(first, last));
        }
        return List.copyOf(days);
    }

    private static Weekday weekday(String text, String all) {
        for (var day : Weekday.values()) {
            if (day.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw noDays(all);
    }

    private static CommandFailure noDays(String text) {
        return new CommandFailure(ExitCode.USAGE, "'" + text + "' names no days: write such as mon-fri or mon,thu");
    }
}
