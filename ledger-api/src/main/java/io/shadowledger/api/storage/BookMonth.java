package io.shadowledger.api.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entries that were recorded in one month (UTC).
 *
 * @param month such as {@code 2026-03}
 * @param state what may still happen to it
 * @param entries how many there are
 * @param bytes on disk, indexes included; 0 once the table of a detached month was archived and dropped
 * @param table that holds them
 * @param closedAt when its sums were complete
 * @param detachedAt when its entries were taken out of the book's table
 */
public record BookMonth(
        String month,
        MonthState state,
        long entries,
        long bytes,
        String table,
        @Nullable Instant closedAt,
        @Nullable Instant detachedAt) {}
