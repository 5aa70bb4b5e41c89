package io.shadowledger.cli.command.storage;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "List the months of the book by record time (UTC), the oldest first.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} storage list -o wide"})
final class StorageListCommand implements Callable<Integer> {

    private final Invocation invocation;

    StorageListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.printer().list(invocation.ledger().storage().months(), Months.TABLE, "The book is empty.");
        return ExitCode.OK;
    }
}
