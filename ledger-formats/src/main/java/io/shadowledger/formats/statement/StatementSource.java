package io.shadowledger.formats.statement;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one format. */
public interface StatementSource {

    /**
     * The next part; null at the end of the file.
     *
     * @throws InvalidStatementException if the file cannot be read on
     * @throws IOException if the stream cannot
     */
    @Nullable
    StatementPart read() throws IOException;
}
