package io.shadowledger.cli.command.drift;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "attach",
        description = "Attach a file to a break; it stays for good.",
        footer = {
            "",
            "At most 20 files of at most 10 MB each. The same content again is the attachment",
            "that is there.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} drift attach brk-1 letter.pdf"
        })
final class DriftAttachCommand implements Callable<Integer> {

    private static final long LARGEST = 10L << 20;

    @Parameters(index = "0", paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it. Default: as the file is called.")
    private @Nullable String name;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Its content type, such as application/pdf. Default: as its name ends.")
    private @Nullable String type;

    private final Invocation invocation;

    DriftAttachCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new CommandFailure(
                        ExitCode.FAILURE, file + " is larger than the 10 MB that are kept: compress it, or split it");
            }
            var attached = invocation
                    .ledger()
                    .attachments()
                    .attach(
                            breakId,
                            name == null ? String.valueOf(file.getFileName()) : name,
                            type == null ? probed() : type,
                            new ByteArrayResource(Files.readAllBytes(file)));
            invocation.printer().one(attached, AttachmentRows.fields(attached));
            return ExitCode.OK;
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private String probed() throws IOException {
        return Objects.requireNonNullElse(Files.probeContentType(file), "application/octet-stream");
    }
}
