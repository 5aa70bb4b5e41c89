package io.shadowledger.cli.command.report;

import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.api.report.ExpectedReport.Weekday;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code report expected …}: which reports are owed when, and which are missing. */
@Command(
        name = "expected",
        description = "Which reports are expected when, and which are missing.",
        subcommands = {
            ReportExpectedCommands.ListCommand.class,
            ReportExpectedCommands.ShowCommand.class,
            ReportExpectedSetCommand.class,
            ReportExpectedCommands.RemoveCommand.class
        })
final class ReportExpectedCommands {

    private static final Table<ExpectedReport> EXPECTED = new Table<>(
            Column.text("EXPECTED", ExpectedReport::name),
            Column.number("MISSING", ExpectedReport::missing),
            Column.text("DAYS", expected -> days(expected.days())),
            Column.text("DEADLINE", ReportExpectedCommands::deadline),
            Column.text("ZONE", ExpectedReport::zone),
            Column.prose("REPORTS", ExpectedReport::namePattern),
            Column.<ExpectedReport>text("SAVED", ExpectedReport::savedAt).wide(),
            Column.<ExpectedReport>text("BY", ExpectedReport::savedBy).wide());

    private static final Table<ExpectedOccurrence> OCCURRENCES = new Table<>(
            Column.text("DAY", ExpectedOccurrence::day),
            Column.text("STATE", ExpectedOccurrence::state),
            Column.text("DUE", ExpectedOccurrence::dueAt),
            Column.text("RECEIVED", ExpectedOccurrence::receivedAt),
            Column.<ExpectedOccurrence>text("MISSED", ExpectedOccurrence::missedAt)
                    .wide(),
            Column.<ExpectedOccurrence>text("REPORT", ExpectedOccurrence::reportId)
                    .wide());

    static Fields fields(ExpectedReport expected) {
        var fields = new Fields()
                .add("Expected", expected.name())
                .add("Reports", expected.namePattern())
                .add("Days", days(expected.days()))
                .add("Deadline", deadline(expected) + " " + expected.zone());
        if (!expected.holidays().isEmpty()) {
            fields.add(
                    "Not on", expected.holidays().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        return fields.add("Since", expected.since())
                .add("Missing", expected.missing())
                .add("Version", expected.version())
                .add("Saved", expected.savedAt())
                .add("By", expected.savedBy());
    }

    private static String days(List<Weekday> days) {
        int first = days.getFirst().ordinal();
        boolean consecutive = days.size() > 2 && days.getLast().ordinal() - first == days.size() - 1;
        return consecutive
                ? days.getFirst() + "-" + days.getLast()
                : days.stream().map(Weekday::name).collect(Collectors.joining(","));
    }

    private static String deadline(ExpectedReport expected) {
        return expected.deadline() + (expected.dayOffset() == 0 ? "" : " +" + expected.dayOffset() + "d");
    }

    @Command(
            name = "list",
            description = "List the expected reports, and how many of the last 40 days are missing.",
            footer = {
                "",
                "Exit codes: 0 none is missing, 3 one is.",
                "",
                "Examples:",
                "  ${ROOT-COMMAND-NAME} report expected list"
            })
    static final class ListCommand implements Callable<Integer> {

        @Mixin
        private WatchOptions watch = new WatchOptions();

        private final Invocation invocation;

        ListCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            return watch.run(invocation, this::show);
        }

        private int show(Printer printer) {
            var expected = invocation.ledger().expectedReports().expectedReports();
            printer.list(expected, EXPECTED, "No report is expected: 'report expected set' says which are.");
            return expected.stream().anyMatch(report -> report.missing() > 0) ? ExitCode.DRIFT : ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            description = "Show an expected report, and how it stands day by day, the latest first.",
            footer = {
                "",
                "Exit codes: 0 none of the last 40 days is missing, 3 one is.",
                "",
                "Examples:",
                "  ${ROOT-COMMAND-NAME} report expected show core-eod --limit 20 -o wide"
            })
    static final class ShowCommand implements Callable<Integer> {

        /** What {@code -o json} shows. */
        record Shown(ExpectedReport expected, List<ExpectedOccurrence> occurrences) {}

        @Parameters(paramLabel = "NAME", description = "The expected report's name.")
        private String name = "";

        @Mixin
        private LimitOption limit = new LimitOption();

        private final Invocation invocation;

        ShowCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            var api = invocation.ledger().expectedReports();
            var expected = api.expectedReport(name);
            var occurrences = limit.read(invocation, (after, size) -> api.occurrences(name, after, size));
            var printer = invocation.printer();
            if (printer.structured()) {
                printer.document(new Shown(expected, occurrences));
            } else {
                printer.one(expected, fields(expected));
                printer.section("Days");
                printer.table(occurrences, OCCURRENCES);
            }
            return expected.missing() > 0 ? ExitCode.DRIFT : ExitCode.OK;
        }
    }

    @Command(
            name = "remove",
            description = "Expect a report no longer. What was found missing stays in the audit trail.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report expected remove core-eod"})
    static final class RemoveCommand implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The expected report's name.")
        private String name = "";

        private final Invocation invocation;

        RemoveCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            invocation.ledger().expectedReports().delete(name);
            invocation.note(name + " is expected no longer.");
            return ExitCode.OK;
        }
    }
}
