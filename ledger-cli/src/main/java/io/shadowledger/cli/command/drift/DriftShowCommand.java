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
        printer.one(detail, summary(detail));
        if (!printer.structured()) {
            sections(printer, detail);
        }
        return ExitCode.OK;
    }

    private static Fields summary(BreakDetail detail) {
        var found = detail.summary();
        return new Fields()
                .add("Break", found.breakId())
                .add("Account", found.accountId())
                .add("Status", found.status())
                .add("Verdict", found.verdict())
                .add(
                        "CBS",
                        found.reportedBalance() == null
                                ? "not reported"
                                : money(found.reportedBalance(), found.currency()))
                .add(
                        "Shadow",
                        found.shadowBalance() == null ? "not known" : money(found.shadowBalance(), found.currency()))
                .add("Drift", money(found.drift(), found.currency()) + " (shadow minus CBS)")
                .add("Unexplained", money(found.residual(), found.currency()))
                .add("Explanation", found.explanation())
                .add("As of", found.asOf())
                .add("Basis", found.basis())
                .add("Report", found.reportId())
                .add("Opened", found.openedAt())
                .add("Updated", found.updatedAt());
    }

    private void sections(Printer printer, BreakDetail detail) {
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
                    .add("Amount", money(proposal.amount(), proposal.currency()))
                    .add("Contra", proposal.contraAccount())
                    .add("Value time", proposal.valueTime())
                    .add("Shadow after", money(proposal.balanceAfter(), proposal.currency()))
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

    private static String money(String amount, String currency) {
        return amount + " " + currency;
    }
}
