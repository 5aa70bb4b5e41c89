package io.shadowledger.cli.command.settings;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.config.Context;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "view",
        description = "Show the contexts. Passwords are not shown, only for whom there is one.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} config view -o yaml"})
final class ConfigViewCommand implements Callable<Integer> {

    private static final Table<Row> TABLE = new Table<>(
            Column.text("CURRENT", r -> r.current() ? "*" : ""),
            Column.text("CONTEXT", Row::context),
            Column.text("SERVER", Row::server),
            Column.text("USER", Row::user),
            Column.text("LEDGER", Row::ledger),
            Column.<Row>text("NAMESPACE", Row::namespace).wide(),
            Column.<Row>text("ZONE", Row::zone).wide(),
            Column.<Row>text("KUBECONFIG", Row::kubeconfig).wide(),
            Column.<Row>text("PASSWORDS OF", r -> String.join(", ", r.passwordsOf()))
                    .wide());

    /** A context without its secrets. */
    record Row(
            String context,
            boolean current,
            @Nullable String server,
            @Nullable String user,
            List<String> passwordsOf,
            @Nullable String kubeconfig,
            @Nullable String namespace,
            @Nullable String ledger,
            @Nullable String zone) {

        static Row of(String name, Context context, boolean current) {
            return new Row(
                    name,
                    current,
                    context.server(),
                    context.user(),
                    context.passwords() == null
                            ? List.of()
                            : List.copyOf(context.passwords().keySet()),
                    context.kubeconfig(),
                    context.namespace(),
                    context.ledger(),
                    context.zone());
        }
    }

    private final Invocation invocation;

    ConfigViewCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var file = invocation.configurationFile();
        var configuration = file.read();
        var rows = configuration.contexts().entrySet().stream()
                .map(e -> Row.of(e.getKey(), e.getValue(), e.getKey().equals(configuration.current())))
                .toList();
        invocation
                .printer()
                .list(
                        rows,
                        TABLE,
                        "No contexts in " + file.path() + ": 'config set-context NAME --server URL' makes one.");
        return ExitCode.OK;
    }
}
