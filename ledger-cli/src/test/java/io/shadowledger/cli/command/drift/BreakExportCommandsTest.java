package io.shadowledger.cli.command.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakExportCommandsTest {

    private static final String ROWS = "breakId,drift\nbrk-1,-12.50\nbrk-2,3.00\n";

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
    }

    @Test
    void breaksAreWrittenWhenTheLastLineAgrees() throws Exception {
        // Given
        var file = directory.resolve("breaks.csv");
        exporting("GET /api/v1/breaks/export", ROWS + "# rows=2 sha256=" + sha256(ROWS) + "\n");

        // When
        var result = cli.run("drift", "export", file.toString(), "--severity", "critical", "--min-age", "8");

        // Then
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("Rows     2\n").doesNotContain("Head");
        assertThat(file).content().startsWith(ROWS);
        assertThat(ledger.last().line()).contains("format=csv", "severity=CRITICAL", "minAge=8");
    }

    @Test
    void aCsvThatWasAlteredIsNotWritten() throws Exception {
        // Given
        var file = directory.resolve("corrections.csv");
        exporting(
                "GET /api/v1/corrections/export",
                ROWS.replace("-12.50", "-1.50") + "# rows=2 sha256=" + sha256(ROWS) + "\n");

        // When
        var result = cli.run("correction", "export", file.toString(), "--status", "posted");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("altered on its way");
        assertThat(file).doesNotExist();
        assertThat(ledger.last().line()).contains("status=POSTED");
    }

    @Test
    void aWorkbookThatBrokeOffIsNotWritten() throws Exception {
        // Given
        var file = directory.resolve("breaks.xlsx");
        Files.writeString(file, "of before");
        exporting("GET /api/v1/breaks/export", "PK but no more");

        // When
        var result = cli.run("drift", "export", file.toString());

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("broke off before its last row");
        assertThat(file).hasContent("of before");
        assertThat(ledger.last().line()).contains("format=xlsx");
    }

    private void exporting(String route, String body) {
        ledger.replying(route, _ -> new StubLedger.Reply(200, "text/csv", body, Map.of()));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
