package io.shadowledger.cli.command.status;

import io.shadowledger.api.system.SystemStatus;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.kubernetes.ResourceState;
import io.shadowledger.cli.kubernetes.ShadowLedgerResource;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}. */
@Command(
        name = "status",
        description = "Show how the ledger is doing: the book's totals, what waits to be posted, open breaks, and what"
                + " the operator says of its ShadowLedger.",
        footer = {
            "",
            "The resource is looked for where the context names one (kubeconfig, namespace, ledger).",
            "Exit code 1 if the book is out of balance, or if the ledger cannot be reached.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} status --watch",
            "  ${ROOT-COMMAND-NAME} status -o json"
        })
public final class StatusCommand implements Callable<Integer> {

    @Option(names = "--service-only", description = "Do not ask the cluster.")
    private boolean serviceOnly;

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    StatusCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return watch.run(invocation, this::show);
    }

    private int show(Printer printer) {
        var context = invocation.target().context();
        var ledgerName = serviceOnly ? null : context.ledger();
        if (ledgerName == null) {
            return print(printer, invocation.ledger().system().status(), null);
        }
        // Both at once: the Kubernetes client takes longest to load.
        var cluster = new FutureTask<>(
                () -> ShadowLedgerResource.read(context.kubeconfig(), context.namespace(), ledgerName));
        Thread.ofVirtual().start(cluster);
        SystemStatus status = null;
        CommandFailure unreachable = null;
        try {
            status = invocation.ledger().system().status();
        } catch (CommandFailure failure) {
            unreachable = failure;
        }
        int code = print(printer, status, resource(cluster));
        if (unreachable != null) {
            throw unreachable;
        }
        return code;
    }

    private int print(Printer printer, @Nullable SystemStatus status, @Nullable ResourceState resource) {
        var view = new StatusView(invocation.target().server(), status, resource);
        view.print(printer);
        if (status != null && !status.balanced()) {
            invocation.note("The book is out of balance: 'trial-balance' shows by how much.");
            return ExitCode.FAILURE;
        }
        return ExitCode.OK;
    }

    private @Nullable ResourceState resource(FutureTask<ResourceState> cluster) {
        try {
            return cluster.get();
        } catch (ExecutionException failed) {
            invocation.note("The cluster's view is missing: "
                    + (failed.getCause() instanceof CommandFailure known ? known.getMessage() : failed.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}
