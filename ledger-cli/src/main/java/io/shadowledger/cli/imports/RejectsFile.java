package io.shadowledger.cli.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Keeps every line that was not taken, as CSV: file, line, column, field, event id, reason. */
public final class RejectsFile implements AutoCloseable {

    private record Line(String file, String line) {}

    private final CsvWriter csv;
    private final Set<Line> written;

    private RejectsFile(CsvWriter csv, Set<Line> written) {
        this.csv = csv;
        this.written = written;
    }

    /**
     * Opens it.
     *
     * @param goesOn whether an import goes on that has written into it before
     */
    public static RejectsFile open(Path path, boolean goesOn) throws IOException {
        boolean headed = goesOn && Files.exists(path) && Files.size(path) > 0;
        // An import that stopped had read further than the ledger had confirmed, so lines come again.
        var written = headed ? lines(path) : Set.<Line>of();
        var csv = CsvWriter.builder()
                .build(
                        path,
                        StandardOpenOption.CREATE,
                        goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        if (!headed) {
            csv.writeRecord("file", "line", "column", "field", "eventId", "reason");
        }
        return new RejectsFile(csv, written);
    }

    private static Set<Line> lines(Path path) throws IOException {
        var lines = new HashSet<Line>();
        try (var csv = CsvReader.builder().ofCsvRecord(path)) {
            csv.stream()
                    .skip(1)
                    .filter(r -> r.getFieldCount() > 1)
                    .forEach(r -> lines.add(new Line(r.getField(0), r.getField(1))));
        } catch (CsvParseException malformed) {
            throw new IOException("is no file of rejects that could be added to", malformed);
        }
        return lines;
    }

    /** Writes one line, unless it is there from an import that was interrupted. */
    public synchronized void write(String file, ImportSummary.Rejection rejection) {
        if (written.contains(new Line(file, Long.toString(rejection.line())))) {
            return;
        }
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
