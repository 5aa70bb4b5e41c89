package io.shadowledger.cli.command.session;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code whoami}. */
@Command(
        name = "whoami",
        description = "Show who commands act as, with which roles, and where.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} whoami", "  ${ROOT-COMMAND-NAME} whoami --as maker"})
public final class WhoamiCommand implements Callable<Integer> {

    private final Invocation invocation;

    WhoamiCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var identity = Identity.of(invocation, invocation.ledger().session().token());
        invocation.printer().one(identity, identity.fields());
        return ExitCode.OK;
    }
}
