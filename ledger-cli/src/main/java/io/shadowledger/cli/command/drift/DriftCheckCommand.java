package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.cli.client.ProblemException;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.ReportRows;
import io.shadowledger.cli.command.Waiting;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Send a report of the core banking system and show what does not tie.",
        footer = {
            "",
            "FILE is an account statement (camt.053, MT940, MT942, BAI2), CSV with the header",
            "accountId,currency,balance (currency optional, ',' or ';' between), any other",
            "CSV with --profile, or JSON, an array of {accountId, reportedBalance, currency};",
            "'-' reads standard input. The same file with the same moment and basis is the",
            "same report: it is compared again.",
            "",
            "Exit codes: 0 all ties, 3 drift found or the report contradicts itself, 5 the",
            "ledger has not caught up in time.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} drift check eod.csv --as-of 2026-11-22 --zone Europe/Prague",
            "  ${ROOT-COMMAND-NAME} drift check some.json --as-of 2026-11-22T18:00:00Z --partial",
            "  ${ROOT-COMMAND-NAME} drift check statement.xml --zone Europe/Prague",
            "  ${ROOT-COMMAND-NAME} drift check core.csv --profile core-eod"
        })
final class DriftCheckCommand implements Callable<Integer> {

    private static final Table<DriftLine> TABLE = new Table<>(
            Column.text("ACCOUNT", DriftLine::accountId),
            Column.number("CBS", DriftLine::reportedBalance),
            Column.number("SHADOW", DriftLine::shadowBalance),
            Column.number("DRIFT", DriftLine::drift),
            Column.text("CUR", DriftLine::currency),
            Column.text("VERDICT", DriftLine::verdict),
            Column.text("BREAK", DriftLine::breakId),
            Column.<DriftLine>prose("EXPLANATION", DriftLine::explanation).wide());

    /** What {@code -o json} shows. */
    record Outcome(CbsReport report, List<DriftLine> lines) {}

    @Parameters(paramLabel = "FILE", description = "The report's file, or - for standard input.")
    private String file = "";

    @Option(
            names = "--as-of",
            paramLabel = "MOMENT",
            description =
                    "The moment its balances stand for: a date (the end of that bank day), a local time, or a time with"
                            + " its offset. Default: what the file says, such as a statement's closing day.")
    private @Nullable String asOf;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, json, camt053, mt940, mt942 or bai2. Default: as the file begins, else by its name.")
    private @Nullable String format;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The saved profile that says how the CSV is written; 'report profile list' shows them.")
    private @Nullable String profile;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            converter = Choices.OfBasis.class,
            completionCandidates = Choices.OfBasis.All.class,
            description =
                    "Whether its balances go by value time or by what was booked: value or booked. Default: value.")
    private Basis basis = Basis.VALUE;

    @Option(
            names = "--partial",
            negatable = true,
            description = "The report holds some accounts only, so that an account it lacks is no finding."
                    + " Default: yes for statements, no for CSV and JSON.")
    private @Nullable Boolean partial;

    @Mixin
    private Waiting waiting = new Waiting();

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Invocation invocation;

    DriftCheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var api = invocation.ledger().drift();
        var sent = submit();
        if (!waiting.wanted()) {
            invocation.printer().one(sent, ReportRows.fields(sent));
            return ExitCode.OK;
        }
        var report = waiting.until(
                invocation,
                "the comparison of report " + sent.reportId(),
                sent,
                () -> api.report(sent.reportId()),
                r -> r.status() != ReportStatus.PENDING);
        if (report.status() == ReportStatus.FAILED) {
            throw new CommandFailure(
                    ExitCode.FAILURE, "report " + report.reportId() + " could not be compared: " + report.detail());
        }
        var lines = limit.read(invocation, (after, size) -> api.lines(report.reportId(), after, size));
        show(report, lines);
        return lines.isEmpty() && report.findings() == 0 ? ExitCode.OK : ExitCode.DRIFT;
    }

    private CbsReport submit() {
        var report = ReportFile.open(invocation.environment(), file, format != null || profile != null);
        var moments = invocation.moments(zone);
        try {
            return invocation
                    .ledger()
                    .drift()
                    .submit(
                            report.contentType(),
                            asOf == null ? null : moments.end(asOf),
                            basis,
                            partial == null ? null : !partial,
                            report.name(),
                            format,
                            zone(moments.zone()),
                            profile,
                            report.content());
        } catch (ProblemException refused) {
            // The ledger names the line; the file is known here.
            if (refused.problem().line() == null) {
                throw refused;
            }
            throw new CommandFailure(refused.exitCode(), file + ": " + refused.getMessage(), refused);
        }
    }

    /** A profile has a zone of its own, which only an option overrules. */
    private @Nullable String zone(ZoneId known) {
        boolean unsaid = zone == null && (profile != null || known.normalized().equals(ZoneOffset.UTC));
        return unsaid ? null : known.getId();
    }

    private void show(CbsReport report, List<DriftLine> lines) {
        var printer = invocation.printer();
        if (printer.structured()) {
            printer.document(new Outcome(report, lines));
            return;
        }
        if (!lines.isEmpty()) {
            printer.table(lines, TABLE);
            printer.line("");
        }
        ReportRows.verdict(report, printer.style()).forEach(printer::line);
    }
}
