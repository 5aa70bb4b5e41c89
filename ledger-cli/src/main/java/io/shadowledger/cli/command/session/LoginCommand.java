package io.shadowledger.cli.command.session;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code login}. */
@Command(
        name = "login",
        description = "Log in and keep the token until it expires, readable for this account only.",
        footer = {
            "",
            "Asks for the password, unless SHADOWLEDGER_PASSWORD has it or it comes on standard input.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} login --as checker",
            "  pass show ledger | ${ROOT-COMMAND-NAME} login --as feed --password-stdin"
        })
public final class LoginCommand implements Callable<Integer> {

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean passwordStdin;

    private final Invocation invocation;

    LoginCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var identity = Identity.of(invocation, invocation.ledger().session().login(password()));
        invocation.printer().one(identity, identity.fields());
        return ExitCode.OK;
    }

    private String password() {
        var target = invocation.target();
        var environment = invocation.environment();
        if (passwordStdin) {
            return fromStandardInput();
        }
        var given = environment.variable("SHADOWLEDGER_PASSWORD");
        if (given != null) {
            return given;
        }
        if (environment.terminal().canAsk()) {
            var typed = environment
                    .terminal()
                    .askSecretly("Password of " + target.requiredUser() + " at " + target.server() + ": ")
                    .orElseThrow(() -> new CommandFailure(ExitCode.AUTH, "no password was given"));
            var password = new String(typed);
            Arrays.fill(typed, ' ');
            return password;
        }
        var kept = target.context().password(target.requiredUser());
        if (kept == null) {
            throw new CommandFailure(
                    ExitCode.AUTH,
                    "there is no terminal to ask for the password at: use --password-stdin or SHADOWLEDGER_PASSWORD");
        }
        return kept;
    }

    private String fromStandardInput() {
        try {
            var text = new String(invocation.environment().in().readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceFirst("\\r?\\n\\z", "");
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, "standard input cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
