package io.shadowledger.cli.command.verification;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "List verifications, the newest first.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} verify list --limit 5 -o wide"})
final class VerifyListCommand implements Callable<Integer> {

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    VerifyListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return watch.run(invocation, this::show);
    }

    private int show(Printer printer) {
        var api = invocation.ledger().verifications();
        printer.list(
                limit.read(invocation, api::verifications),
                VerificationRows.TABLE,
                "The book was never verified: 'verify' does it.");
        return ExitCode.OK;
    }
}
