package io.shadowledger.cli.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps every line that was not taken, as CSV: file, line, column, field, event id, reason. */
public final class RejectsFile implements AutoCloseable {

    private final CsvWriter csv;

    private RejectsFile(CsvWriter csv) {
        this.csv = csv;
    }

    /**
     * Opens it.
     *
     * @param goesOn whether an import goes on that has written into it before
     */
    public static RejectsFile open(Path path, boolean goesOn) throws IOException {
        boolean headed = goesOn && Files.exists(path) && Files.size(path) > 0;
        var csv = CsvWriter.builder()
                .build(
                        path,
                        StandardOpenOption.CREATE,
                        goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        if (!headed) {
            csv.writeRecord("file", "line", "column", "field", "eventId", "reason");
        }
        return new RejectsFile(csv);
    }

    /** Writes one line. */
    public synchronized void write(String file, ImportSummary.Rejection rejection) {
        csv.writeRecord(
                file,
                Long.toString(rejection.line()),
                rejection.column() == 0 ? "" : Integer.toString(rejection.column()),
                rejection.field(),
                rejection.eventId(),
                rejection.detail());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
