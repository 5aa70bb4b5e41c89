package io.shadowledger.cli.command.report;

import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.ReportRows;
import io.shadowledger.cli.command.Waiting;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "recheck",
        description = "Compare a report again with the book as it is now.",
        footer = {
            "",
            "Exit codes: 0 all ties, 3 drift found, 5 the ledger has not caught up in time.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} report recheck REPORT"
        })
final class ReportRecheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "REPORT", description = "The report's id, as 'report list' shows it.")
    private String reportId = "";

    @Mixin
    private Waiting waiting = new Waiting();

    private final Invocation invocation;

    ReportRecheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var api = invocation.ledger().drift();
        var report = api.recheck(reportId);
        if (waiting.wanted()) {
            report = waiting.until(
                    invocation,
                    "the comparison of report " + reportId,
                    report,
                    () -> api.report(reportId),
                    r -> r.status() != ReportStatus.PENDING);
        }
        var printer = invocation.printer();
        printer.one(report, ReportRows.fields(report));
        if (report.status() == ReportStatus.FAILED) {
            return ExitCode.FAILURE;
        }
        return ReportRows.ties(report) ? ExitCode.OK : ExitCode.DRIFT;
    }
}
