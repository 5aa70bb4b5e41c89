package io.shadowledger.cli.command.report;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.ReportRows;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show a report and what comparing it came to.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report show REPORT -o yaml"})
final class ReportShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "REPORT", description = "The report's id, as 'report list' shows it.")
    private String reportId = "";

    private final Invocation invocation;

    ReportShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var report = invocation.ledger().drift().report(reportId);
        invocation.printer().one(report, ReportRows.fields(report));
        return ExitCode.OK;
    }
}
