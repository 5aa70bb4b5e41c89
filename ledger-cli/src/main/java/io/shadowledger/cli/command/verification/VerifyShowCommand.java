package io.shadowledger.cli.command.verification;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.WatchOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show a verification: how far it is, and what it came to.",
        footer = {
            "",
            "Exit codes: 0 all good so far, 1 something is not as it was posted.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} verify show ver-7 --watch"
        })
final class VerifyShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERIFICATION", description = "The verification's id, as 'verify list' shows it.")
    private String verificationId = "";

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    VerifyShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return watch.run(
                invocation,
                printer -> VerificationRows.print(
                        invocation.ledger().verifications().verification(verificationId), printer));
    }
}
