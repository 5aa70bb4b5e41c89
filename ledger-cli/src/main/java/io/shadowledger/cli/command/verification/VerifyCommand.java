package io.shadowledger.cli.command.verification;

import io.shadowledger.api.verification.Verification;
import io.shadowledger.api.verification.VerificationRequest;
import io.shadowledger.api.verification.VerificationsApi;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify}, and {@code verify …} for those of before. */
@Command(
        name = "verify",
        description = "Prove that the book is what was posted, or name the first row that is not.",
        subcommands = {VerifyListCommand.class, VerifyShowCommand.class},
        footer = {
            "",
            "Every entry is hashed anew, and every column of the book compared. The ledger",
            "goes on posting meanwhile. If this command is stopped, the verification is not:",
            "'verify show' tells how far it is.",
            "",
            "Exit codes: 0 all good, 1 something is not as it was posted, 5 not done in time.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} verify",
            "  ${ROOT-COMMAND-NAME} verify --new-only --partition transactions.raw-0",
            "  ${ROOT-COMMAND-NAME} verify list"
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    @Option(
            names = "--partition",
            paramLabel = "PARTITION",
            description = "Only this topic partition, such as transactions.raw-0; can be given several times.")
    private List<String> partitions = new ArrayList<>();

    @Option(
            names = "--new-only",
            description = "Only what came after the last good verification; balances are compared by their sums.")
    private boolean newOnly;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the outcome, which is the default, or return at once.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to wait; exit code 5 when it takes longer. Default: 0, no limit.")
    private int timeout;

    private final Invocation invocation;

    VerifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var api = invocation.ledger().verifications();
        var verification = api.verify(new VerificationRequest(partitions, newOnly));
        if (wait) {
            verification = await(api, verification);
        }
        return VerificationRows.print(verification, invocation.printer());
    }

    private Verification await(VerificationsApi api, Verification begun) {
        var progress = invocation.progress();
        var pause = FIRST;
        var waited = Duration.ZERO;
        var now = begun;
        while (!now.status().over()) {
            if (timeout > 0 && waited.toSeconds() >= timeout) {
                progress.clear();
                throw new CommandFailure(
                        ExitCode.TIMEOUT,
                        now.verificationId() + " is not done after " + timeout
                                + " s; it goes on without this command: 'verify show " + now.verificationId() + "'");
            }
            progress.show(VerificationRows.progress(now));
            try {
                invocation.environment().pause().sleep(pause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(
                        ExitCode.FAILURE,
                        "interrupted; " + now.verificationId() + " goes on without this command",
                        stopped);
            }
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
            now = api.verification(now.verificationId());
        }
        progress.clear();
        return now;
    }
}
