package io.shadowledger.console.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV (RFC 4180) row by row. Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP,
 * CSV injection); numbers stay numbers, so that a negative amount can be summed. The last line tells whether the file
 * is whole: how many rows follow the header, and the SHA-256 of everything before that line.
 */
public final class Csv {

    private final Appendable out;
    private final MessageDigest digest = sha256();
    private long rows = -1;

    public Csv(Appendable out) {
        this.out = out;
    }

    /** Ends the file with {@code #rows,230,#sha256,9f86d0…}; {@code head -n -1 FILE | sha256sum} must say the same. */
    public void end() {
        long counted = Math.max(0, rows);
        row("#rows", counted, "#sha256", HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Writes one row. {@link BigDecimal}s and other numbers are written plainly, {@link Instant}s as RFC 3339, null as
     * an empty cell, anything else as text.
     */
    public void row(@Nullable Object... cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        line.append("\r\n");
        digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
        rows++;
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A decimal string of the wire as a number, absent as an empty cell. */
    public static @Nullable BigDecimal number(@Nullable String decimal) {
        return decimal == null ? null : new BigDecimal(decimal);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Instant instant -> instant.toString();
            default -> quoted(defused(value.toString()));
        };
    }

    /** Blanks in front do not help: spreadsheets skip them; the full-width signs are formulas to some of them too. */
    private static String defused(String text) {
        var start = text.stripLeading();
        boolean control = !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0;
        boolean formula = !start.isEmpty() && "=+-@＝＋－＠".indexOf(start.charAt(0)) >= 0;
        return control || formula ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
