package io.shadowledger.cli.command.report;

import io.shadowledger.api.report.ReportEntry;
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
        name = "entries",
        description = "List the booked entries of a statement file, in its order.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report entries REPORT --limit 0 -o json"})
final class ReportEntriesCommand implements Callable<Integer> {

    private static final Table<ReportEntry> TABLE = new Table<>(
            Column.number("LINE", ReportEntry::line),
            Column.text("ACCOUNT", ReportEntry::accountId),
            Column.number("AMOUNT", ReportEntry::amount),
            Column.text("CUR", ReportEntry::currency),
            Column.text("VALUE", ReportEntry::valueTime),
            Column.<ReportEntry>text("BOOKED", ReportEntry::bookedTime).wide(),
            Column.<ReportEntry>text("BANK REFERENCE", ReportEntry::bankReference)
                    .wide(),
            Column.<ReportEntry>text("REVERSAL", ReportEntry::reversal).wide(),
            Column.<ReportEntry>prose("DESCRIPTION", ReportEntry::description).wide(),
            Column.prose("REFERENCE", ReportEntry::reference));

    @Parameters(paramLabel = "REPORT", description = "The report's id, as 'report list' shows it.")
    private String reportId = "";

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Invocation invocation;

    ReportEntriesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var contents = invocation.ledger().reportContents();
        invocation
                .printer()
                .list(
                        limit.read(invocation, (after, size) -> contents.entries(reportId, after, size)),
                        TABLE,
                        "No entries: only statement files bring any.");
        return ExitCode.OK;
    }
}
