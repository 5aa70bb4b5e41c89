package io.shadowledger.cli.command.drift;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "attachments",
        description = "List the files at a break.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} drift attachments brk-1"})
final class DriftAttachmentsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    private final Invocation invocation;

    DriftAttachmentsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var attachments = invocation.ledger().attachments().attachments(breakId);
        invocation.printer().list(attachments, AttachmentRows.TABLE, "Nothing is attached to " + breakId + ".");
        return ExitCode.OK;
    }
}
