package io.shadowledger.cli.export;

import io.shadowledger.cli.client.LedgerClient;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Fetches an export. The file is written only when all of it arrived; until then, one that is there stays. */
public final class ExportDownload {

    private ExportDownload() {}

    /** Which kind of file it becomes. */
    public enum Kind {
        /** Lines, the last of which has the digest of those before it. */
        LINES {
            @Override
            ExportEnd fetch(LedgerClient ledger, String path, Map<String, String> parameters, Path unfinished)
                    throws IOException {
                try (var out = new ExportFile(unfinished)) {
                    ledger.download(path, parameters, out);
                    return out.end();
                }
            }
        },
        /** A workbook, whose last row has the digest of the same rows as CSV. */
        WORKBOOK {
            @Override
            ExportEnd fetch(LedgerClient ledger, String path, Map<String, String> parameters, Path unfinished)
                    throws IOException {
                try (var out = Files.newOutputStream(unfinished)) {
                    ledger.download(path, parameters, out);
                }
                return WorkbookEnd.of(unfinished);
            }
        };

        abstract ExportEnd fetch(LedgerClient ledger, String path, Map<String, String> parameters, Path unfinished)
                throws IOException;
    }

    /**
     * Fetches an export into a file.
     *
     * @param path of the ledger, such as {@code /api/v1/audit/export}
     * @param parameters of the query
     * @param file one that is there is replaced
     * @throws CommandFailure if it broke off, was altered on its way or cannot be written
     */
    public static ExportEnd fetch(
            LedgerClient ledger, String path, Map<String, String> parameters, Path file, Kind kind) {
        var target = file.toAbsolutePath();
        try {
            var unfinished = Files.createTempFile(target.getParent(), ".export-", ".part");
            try {
                var end = kind.fetch(ledger, path, parameters, unfinished);
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
                return end;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, "cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }
}
