package io.shadowledger.service.source;

import java.io.IOException;
import java.time.Duration;

/** Reads one source. Used by one thread. */
interface SourceReader extends AutoCloseable {

    /**
     * Takes what is there, file by file.
     *
     * @param lease asked before each file whether to go on
     * @return how many files were decided on
     * @throws SourceException if the source cannot be read, with what to do
     * @throws RuntimeException if a file could not be decided on now; it is there the next time
     */
    int read(Lease lease) throws IOException;

    /** How long to wait after nothing was there. */
    default Duration pause(Duration every) {
        return every;
    }

    /** Gives up connections; the next reading makes new ones. */
    @Override
    void close();

    /** Whether this process may still read the source. */
    @FunctionalInterface
    interface Lease {
        boolean held();
    }
}
