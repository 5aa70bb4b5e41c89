package io.shadowledger.api.report;

import java.time.Instant;

/**
 * A file of a source that could not be read as a report. Nothing of it was stored.
 *
 * @param number of the refusal, ascending
 * @param name of the file
 * @param place where it stands: a path, {@code s3://bucket/key@etag}, or {@code topic-partition@offset}
 * @param reason what is wrong with it, with line and column, and what to do
 * @param refusedAt when it was refused
 */
public record SourceRefusal(long number, String name, String place, String reason, Instant refusedAt) {}
