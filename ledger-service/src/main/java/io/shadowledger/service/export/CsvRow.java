package io.shadowledger.service.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of CSV (RFC 4180, with a line feed) that no spreadsheet takes for anything but data. */
public final class CsvRow {

    private CsvRow() {}

    /**
     * Joins cells to a line.
     *
     * @param cells null is an empty cell; a {@link Number} stands as it is, and all else is text: an apostrophe is put
     *     before what a spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection)
     */
    public static String of(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvRow::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal decimal -> decimal.toPlainString();
            case Number number -> number.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String plain) {
        var text = plain;
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
