package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Attachment;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "download",
        description = "Fetch a file that is attached to a break, and verify its digest.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} drift download brk-1 att-1 letter.pdf"})
final class DriftDownloadCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    @Parameters(index = "1", paramLabel = "ATTACHMENT", description = "Its id, as 'drift attachments' shows it.")
    private String attachmentId = "";

    @Parameters(index = "2", paramLabel = "FILE", description = "Where to; one that is there is replaced.")
    private Path file = Path.of("");

    private final Invocation invocation;

    DriftDownloadCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** What {@code -o json} shows. */
    record Downloaded(Attachment attachment, String file) {}

    @Override
    public Integer call() {
        var ledger = invocation.ledger();
        var attachment = ledger.attachments().attachments(breakId).stream()
                .filter(each -> each.attachmentId().equals(attachmentId))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILURE,
                        "break " + breakId + " has no attachment " + attachmentId + ": 'drift attachments " + breakId
                                + "' lists them"));
        var content = ledger.attachment(breakId, attachmentId);
        var sha256 = sha256(content);
        if (!sha256.equals(attachment.sha256())) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "what arrived is not what was attached: SHA-256 " + sha256 + ", not " + attachment.sha256()
                            + "; nothing was written, try again");
        }
        try {
            Files.write(file, content);
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, "cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
        invocation
                .printer()
                .one(
                        new Downloaded(attachment, file.toString()),
                        new Fields()
                                .add("File", file)
                                .add("Bytes", attachment.size())
                                .add("SHA-256", attachment.sha256()));
        return ExitCode.OK;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
