package io.shadowledger.service.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as CSV. */
final class CsvFile implements TableFile {

    private final OutputStream out;

    CsvFile(OutputStream out) {
        this.out = out;
    }

    @Override
    public void header(List<String> columns, String csv) throws IOException {
        put(csv);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells, String csv) throws IOException {
        put(csv);
    }

    @Override
    public void end(String line) throws IOException {
        put(line + "\n");
    }

    private void put(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
