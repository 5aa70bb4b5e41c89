package io.shadowledger.api.report;

import java.time.Instant;

/**
 * A saved way to read the CSV of one core banking system.
 *
 * @param name letters, digits, {@code -}, {@code _} and {@code .}
 * @param version 1 for the first, one more with every change; reports name the one that they were read with
 * @param rules how the file is written, with all defaults filled in
 * @param savedAt when this version was saved
 * @param savedBy who saved it
 */
public record ReportProfile(String name, int version, CsvRules rules, Instant savedAt, String savedBy) {}
