package io.shadowledger.service.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table out, a row at a time, with a last line that says how many rows there are and the SHA-256 of header and
 * rows as CSV. Whoever finds no such line has not all of it. To be used once.
 */
final class TableExport {

    private final TableFile file;
    private final MessageDigest digest = sha256();
    private long rows;

    TableExport(TableFile file) {
        this.file = file;
    }

    void write(List<String> columns, Exports.Rows source) {
        try {
            var header = CsvRow.of(columns);
            hash(header);
            file.header(columns, header);
            Consumer<List<? extends @Nullable Object>> use = this::row;
            source.each(use);
            file.end("# rows=" + rows + " sha256=" + HexFormat.of().formatHex(digest.digest()));
        } catch (IOException gone) {
            throw gone(gone);
        }
    }

    private void row(List<? extends @Nullable Object> cells) {
        var csv = CsvRow.of(cells);
        hash(csv);
        rows++;
        try {
            file.row(cells, csv);
        } catch (IOException gone) {
            throw gone(gone);
        }
    }

    private void hash(String csv) {
        digest.update(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static UncheckedIOException gone(IOException cause) {
        return new UncheckedIOException("the reader of the export went away", cause);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
