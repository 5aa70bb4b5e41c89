package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.cli.command.CorrectionRows;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.Statements;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show a break: both books, the events it hangs on, the entry that would close it, its history.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} drift show brk-1"})
final class DriftShowCommand implements Callable<Integer> {

    private static final Table<BreakDetail.OtherBreak> OTHERS = new Table<>(
            Column.text("BREAK", BreakDetail.OtherBreak::breakId),
            Column.text("STATUS", BreakDetail.OtherBreak::status),
            Column.text("VERDICT", BreakDetail.OtherBreak::verdict),
            Column.number("DRIFT", BreakDetail.OtherBreak::drift));
    private static final Table<BreakDetail.HistoryLine> HISTORY = new Table<>(
            Column.text("AT", BreakDetail.HistoryLine::at),
            Column.text("WHO", BreakDetail.HistoryLine::who),
            Column.prose("WHAT", BreakDetail.HistoryLine::what));

    @Parameters(paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    private final Invocation invocation;

    DriftShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var detail = invocation.ledger().drift().breakDetail(breakId);
        var printer = invocation.printer();
        printer.one(detail, BreakRows.fields(detail.summary()));
        if (!printer.structured()) {
            sections(printer, detail);
        }
        return ExitCode.OK;
    }

    private void sections(Printer printer, BreakDetail detail) {
        if (!detail.others().isEmpty()) {
            printer.section("Other breaks of the account");
            printer.table(detail.others(), OTHERS);
        }
        if (!detail.evidence().isEmpty()) {
            printer.section("Events that the explanation names");
            printer.table(detail.evidence(), Statements.TABLE);
        }
        if (!detail.recentEntries().isEmpty()) {
            printer.section("Latest entries of the account");
            printer.table(detail.recentEntries(), Statements.TABLE);
        }
        if (!detail.corrections().isEmpty()) {
            printer.section("Corrections");
            printer.table(detail.corrections(), CorrectionRows.TABLE);
        }
        if (detail.proposal() != null) {
            var proposal = detail.proposal();
            printer.section("The entry that would close it");
            new Fields()
                    .add("Amount", BreakRows.money(proposal.amount(), proposal.currency()))
                    .add("Contra", proposal.contraAccount())
                    .add("Value time", proposal.valueTime())
                    .add("Shadow after", BreakRows.money(proposal.balanceAfter(), proposal.currency()))
                    .add(
                            "Propose it",
                            invocation.environment().commandName() + " correction propose "
                                    + detail.summary().breakId() + " --reason '…'")
                    .render(Integer.MAX_VALUE)
                    .forEach(printer::line);
        }
        if (!detail.history().isEmpty()) {
            printer.section("History");
            printer.table(detail.history(), HISTORY);
        }
    }
}
