package io.shadowledger.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private final StringBuilder out = new StringBuilder();
    private final Csv csv = new Csv(out);

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+420", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM", "  =1"
            })
    void disarmsTextThatASpreadsheetWouldRun(String text) {
        // When
        csv.row(text);

        // Then
        assertThat(out.toString().replace("\"", "")).startsWith("'");
    }

    @Test
    void keepsNumbersNumbersSoThatNegativeAmountsCanBeSummed() {
        // When
        csv.row(Csv.number("-1250.50"), 3L, Csv.number(null), Instant.parse("2026-11-22T22:59:59Z"));

        // Then
        assertThat(out).hasToString("-1250.50,3,,2026-11-22T22:59:59Z\r\n");
    }

    @Test
    void endsWithItsRowCountAndTheDigestOfAllBefore() throws NoSuchAlgorithmException {
        // Given
        csv.row("account", "text");
        csv.row("CZ1", "č");
        csv.row("CZ2", "=1");
        var before = out.toString().getBytes(StandardCharsets.UTF_8);

        // When
        csv.end();

        // Then
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before));
        assertThat(out.toString()).endsWith("\r\n#rows,2,#sha256," + digest + "\r\n");
    }

    @Test
    void quotesWhatWouldBreakTheRow() {
        // When
        csv.row("a,b", "say \"so\"", "two\nlines", "plain");

        // Then
        assertThat(out).hasToString("\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",plain\r\n");
    }

    @Test
    void neverLetsTextBecomeAFormulaOrAnotherCell() {
        // Given
        var random = new Random(5);
        var alphabet = "=+-@\t\r\n,;\"' a1(";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            out.setLength(0);

            // When
            csv.row(text.toString(), BigDecimal.ONE);

            // Then
            var cell = read(out.substring(0, out.length() - ",1\r\n".length()));
            assertThat(out).endsWith(",1\r\n");
            assertThat(cell.startsWith("'") ? cell.substring(1) : cell)
                    .isIn(text.toString(), text.substring(Math.min(1, text.length())));
            assertThat(cell.strip()).doesNotMatch("(?s)^[=+@-].*");
        }
    }

    /** Reads one cell of RFC 4180. */
    private static String read(String cell) {
        if (!cell.startsWith("\"")) {
            assertThat(cell).doesNotContain(",", "\"", "\n", "\r");
            return cell;
        }
        assertThat(cell).endsWith("\"");
        var inner = cell.substring(1, cell.length() - 1);
        assertThat(inner.replace("\"\"", "")).doesNotContain("\"");
        return inner.replace("\"\"", "\"");
    }
}
