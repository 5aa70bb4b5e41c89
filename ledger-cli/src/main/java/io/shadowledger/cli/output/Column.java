package io.shadowledger.cli.output;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param header its heading, in capitals
 * @param cell what a row shows in it; null shows as a dash
 * @param right whether it is aligned to the right, as numbers are
 * @param elastic whether it may be shortened with an ellipsis where the terminal is narrow
 * @param wideOnly whether only {@code -o wide} shows it
 */
public record Column<T>(
        String header, Function<T, @Nullable Object> cell, boolean right, boolean elastic, boolean wideOnly) {

    /** A column that is never shortened: ids, states, times. */
    public static <T> Column<T> text(String header, Function<T, @Nullable Object> cell) {
        return new Column<>(header, cell, false, false, false);
    }

    /** A number, aligned to the right and never shortened. */
    public static <T> Column<T> number(String header, Function<T, @Nullable Object> cell) {
        return new Column<>(header, cell, true, false, false);
    }

    /** Prose, shortened where there is no room. */
    public static <T> Column<T> prose(String header, Function<T, @Nullable Object> cell) {
        return new Column<>(header, cell, false, true, false);
    }

    /** The same column, shown by {@code -o wide} only. */
    public Column<T> wide() {
        return new Column<>(header, cell, right, elastic, true);
    }
}
