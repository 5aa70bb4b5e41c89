package io.shadowledger.cli.command.account;

import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trial-balance}. */
@Command(
        name = "trial-balance",
        description = "Sum all accounts per currency; the total is zero, or the ledger is at fault.",
        footer = {
            "",
            "Exit code 1 if any total is not zero.",
            "",
            "As of a record time, the control accounts come from their own journal, and the",
            "total proves the book. As of a value time they are the contra of what counts.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} trial-balance -o json",
            "  ${ROOT-COMMAND-NAME} trial-balance --as-of-record 2026-10-31"
        })
public final class TrialBalanceCommand implements Callable<Integer> {

    private static final Table<TrialBalance.Line> TABLE = new Table<>(
            Column.text("CUR", TrialBalance.Line::currency),
            Column.number("CUSTOMERS", TrialBalance.Line::customers),
            Column.number("CONTROL", TrialBalance.Line::control),
            Column.number("DRIFT SUSPENSE", TrialBalance.Line::driftSuspense),
            Column.number("TOTAL", TrialBalance.Line::total));

    @Option(
            names = "--as-of-value",
            paramLabel = "MOMENT",
            description = "Count entries that the bank dates at or before this moment.")
    private @Nullable String asOfValue;

    @Option(
            names = "--as-of-record",
            paramLabel = "MOMENT",
            description = "Count entries that had been posted by this moment.")
    private @Nullable String asOfRecord;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    private final Invocation invocation;

    TrialBalanceCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var trial = invocation.ledger().accounts().trialBalance(end(asOfValue), end(asOfRecord));
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

    private @Nullable Instant end(@Nullable String moment) {
        return moment == null ? null : invocation.moments(zone).end(moment);
    }
}
