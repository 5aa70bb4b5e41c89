package io.shadowledger.cli.command.report;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.ReportRows;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show a report, what comparing it came to, and where it contradicts itself.",
        footer = {
            "",
            "'report findings' and 'report entries' list what it holds beside balances.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} report show REPORT -o yaml"
        })
final class ReportShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "REPORT", description = "The report's id, as 'report list' shows it.")
    private String reportId = "";

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Invocation invocation;

    ReportShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var report = invocation.ledger().drift().report(reportId);
        var contents = invocation.ledger().reportContents();
        var printer = invocation.printer();
        printer.one(report, ReportRows.fields(report));
        if (report.findings() > 0 && !printer.structured()) {
            printer.section("Findings");
            printer.table(
                    limit.read(invocation, (after, size) -> contents.findings(reportId, after, size)),
                    ReportFindingsCommand.TABLE);
        }
        return ExitCode.OK;
    }
}
