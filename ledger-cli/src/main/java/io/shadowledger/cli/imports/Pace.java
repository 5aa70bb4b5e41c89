package io.shadowledger.cli.imports;

import java.time.Duration;

/**
 * How fast an import is, and how long it will take.
 *
 * @param records how many records were read since it began
 * @param bytes how many bytes of the file
 * @param size the file's size in bytes; 0 where nobody knows
 * @param elapsed since it began
 */
public record Pace(long records, long bytes, long size, Duration elapsed) {

    private static final Duration TOO_SOON = Duration.ofSeconds(2);

    /** Records per second. */
    public long perSecond() {
        return elapsed.isZero() ? 0 : Math.round(records * 1e9 / elapsed.toNanos());
    }

    /** Whole percent of the file; -1 where nobody knows. */
    public int percent() {
        return size == 0 ? -1 : (int) Math.min(100, bytes * 100.0 / size);
    }

    /** How long the rest will take; negative where nobody knows, or not yet. */
    public Duration left() {
        if (size == 0 || bytes == 0 || elapsed.compareTo(TOO_SOON) < 0) {
            return Duration.ofSeconds(-1);
        }
        return Duration.ofSeconds(Math.round(elapsed.toNanos() / 1e9 * Math.max(0, size - bytes) / bytes));
    }
}
