package io.shadowledger.cli.command.account;

import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code trial-balance}. */
@Command(
        name = "trial-balance",
        description = "Sum all accounts per currency; the total is zero, or the ledger is at fault.",
        footer = {
            "",
            "Exit code 1 if any total is not zero.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} trial-balance -o json"
        })
public final class TrialBalanceCommand implements Callable<Integer> {

    private static final Table<TrialBalance.Line> TABLE = new Table<>(
            Column.text("CUR", TrialBalance.Line::currency),
            Column.number("CUSTOMERS", TrialBalance.Line::customers),
            Column.number("CONTROL", TrialBalance.Line::control),
            Column.number("DRIFT SUSPENSE", TrialBalance.Line::driftSuspense),
            Column.number("TOTAL", TrialBalance.Line::total));

    private final Invocation invocation;

    TrialBalanceCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var trial = invocation.ledger().accounts().trialBalance();
        var printer = invocation.printer();
        if (printer.structured()) {
            printer.document(trial);
        } else {
            printer.list(trial.lines(), TABLE, "The book is empty.");
        }
        var off = trial.lines().stream()
                .filter(l -> new BigDecimal(l.total()).signum() != 0)
                .toList();
        off.forEach(l -> invocation.note(
                "The book is out of balance by " + l.total() + " " + l.currency() + ": the ledger is at fault."));
        return off.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }
}
