package io.shadowledger.service.report;

import io.shadowledger.api.drift.Basis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as it came, with what its sender says of it.
 *
 * @param name the file's name
 * @param contentType null where the way it came has none
 * @param format one of the API's names; null means that content type or beginning tell
 * @param asOf null means that the file says it
 * @param complete null means as files of its kind are
 * @param zone null means the profile's, else UTC
 * @param profile null for CSV as the ledger defines it
 * @param from who sent it
 * @param content the file; whoever made it closes it
 */
public record ReportUpload(
        String name,
        @Nullable String contentType,
        @Nullable String format,
        @Nullable Instant asOf,
        Basis basis,
        @Nullable Boolean complete,
        @Nullable String zone,
        @Nullable String profile,
        String from,
        ReportBytes content) {}
