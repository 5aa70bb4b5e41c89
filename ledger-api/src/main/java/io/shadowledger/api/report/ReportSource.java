package io.shadowledger.api.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place that reports are taken from by themselves; the operator of the ledger configures it.
 *
 * @param name of the source; its reports are from {@code source:NAME}
 * @param kind what it is
 * @param where the folder, {@code s3://bucket/prefix}, or the topic
 * @param state whether it can be read
 * @param detail why it cannot be read, and when it is tried again; absent otherwise
 * @param lastReadAt when it was last read without a failure
 * @param taken how many files became reports
 * @param refused how many files were refused
 */
public record ReportSource(
        String name,
        Kind kind,
        String where,
        State state,
        @Nullable String detail,
        @Nullable Instant lastReadAt,
        long taken,
        long refused) {

    /** What a source is. */
    public enum Kind {
        /** A folder of the service's file system. */
        FOLDER,
        /** The objects under a prefix of a bucket. */
        S3,
        /** A topic; each record is a file. */
        KAFKA
    }

    /** Whether a source can be read. */
    public enum State {
        /** It was not read yet. */
        NEW,
        /** The last reading succeeded. */
        READING,
        /** The last reading failed; it is tried again. */
        FAILING
    }
}
