package io.shadowledger.cli.command.audit;

import io.shadowledger.api.audit.AuditVerification;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = "Prove that the audit trail is what was written, or name the first row that is not.",
        footer = {
            "",
            "Keep the head somewhere else, and give it to a later run: who owns the database",
            "can write a whole new chain, but not one that goes through a head you have kept.",
            "",
            "Exit codes: 0 all good, 1 something is not as it was written.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} audit verify",
            "  ${ROOT-COMMAND-NAME} audit verify --head $(cat audit.head)"
        })
final class AuditVerifyCommand implements Callable<Integer> {

    @Option(names = "--head", paramLabel = "HASH", description = "A head of before that the chain must go through.")
    private @Nullable String head;

    private final Invocation invocation;

    AuditVerifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var verification = invocation.ledger().audit().verification(head);
        invocation.printer().one(verification, fields(verification));
        return verification.good() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static Fields fields(AuditVerification verification) {
        var finding = verification.finding();
        return new Fields()
                .add("Trail", finding == null ? "good" : "broken: " + finding.what())
                .add("Sealed", verification.sealed())
                .add("Waiting", verification.waiting())
                .add("Head", verification.head());
    }
}
