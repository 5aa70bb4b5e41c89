package io.shadowledger.service.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table on its way out. Holds a bounded number of rows, however many there are. */
interface TableFile {

    /** @param csv the same in CSV */
    void header(List<String> columns, String csv) throws IOException;

    /** @param csv the same in CSV */
    void row(List<? extends @Nullable Object> cells, String csv) throws IOException;

    /**
     * Ends the file; the stream stays open.
     *
     * @param line what stands last
     */
    void end(String line) throws IOException;
}
