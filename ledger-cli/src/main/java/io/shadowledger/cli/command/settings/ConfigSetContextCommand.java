package io.shadowledger.cli.command.settings;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.config.Context;
import io.shadowledger.cli.config.Target;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set-context",
        description = "Make a context, or change what is given of one. --server is the ledger's address.",
        sortOptions = false,
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} config set-context prod --server https://ledger.bank.example"
        })
final class ConfigSetContextCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The context's name.")
    private String name = "";

    @Option(names = "--user", paramLabel = "USER", description = "Who commands act as unless --as says otherwise.")
    private @Nullable String user;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The cluster that runs the ledger. Default: KUBECONFIG, else ~/.kube/config.")
    private @Nullable String kubeconfig;

    @Option(names = "--namespace", paramLabel = "NAME", description = "Where its ShadowLedger resource is.")
    private @Nullable String namespace;

    @Option(names = "--ledger", paramLabel = "NAME", description = "The ShadowLedger resource's name, for 'status'.")
    private @Nullable String ledger;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The bank's time zone, such as Europe/Prague.")
    private @Nullable String zone;

    private final Invocation invocation;

    ConfigSetContextCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var given = new Context(invocation.serverOption(), user, null, kubeconfig, namespace, ledger, zone);
        var file = invocation.configurationFile();
        var configuration = file.read();
        var context = configuration.contexts().getOrDefault(name, Context.EMPTY).with(given);
        var changed = configuration.withContext(name, context);
        // What could not be used later is refused now.
        Target.of(changed, name, null, null);
        invocation.moments(zone == null ? "UTC" : zone);
        file.write(changed);
        invocation.note("Context " + name + " is kept in " + file.path() + ".");
        return ExitCode.OK;
    }
}
