package io.shadowledger.cli.command.session;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code logout}. */
@Command(
        name = "logout",
        description = "Forget the kept token.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} logout --as checker"})
public final class LogoutCommand implements Callable<Integer> {

    private final Invocation invocation;

    LogoutCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var target = invocation.target();
        boolean forgotten = invocation.ledger().session().logout();
        invocation.note(
                forgotten
                        ? "Logged out " + target.requiredUser() + " at " + target.server() + "."
                        : target.requiredUser() + " was not logged in at " + target.server() + ".");
        return ExitCode.OK;
    }
}
