package io.shadowledger.cli.command.report;

import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "findings",
        description = "List where a report contradicts itself, or what of it could not be compared.",
        footer = {
            "",
            "Exit codes: 0 there is none, 3 there are some.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} report findings REPORT -o json"
        })
final class ReportFindingsCommand implements Callable<Integer> {

    static final Table<ReportFinding> TABLE = new Table<>(
            Column.number("LINE", ReportFinding::line),
            Column.text("KIND", ReportFinding::kind),
            Column.text("ACCOUNT", ReportFinding::accountId),
            Column.number("DIFFERENCE", ReportFinding::difference),
            Column.text("CUR", ReportFinding::currency),
            Column.prose("MESSAGE", ReportFinding::message));

    @Parameters(paramLabel = "REPORT", description = "The report's id, as 'report list' shows it.")
    private String reportId = "";

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Invocation invocation;

    ReportFindingsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var contents = invocation.ledger().reportContents();
        var findings = limit.read(invocation, (after, size) -> contents.findings(reportId, after, size));
        invocation.printer().list(findings, TABLE, "No findings: the report does not contradict itself.");
        return findings.isEmpty() ? ExitCode.OK : ExitCode.DRIFT;
    }
}
