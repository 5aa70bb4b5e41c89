package io.shadowledger.cli.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.api.audit.AuditFinding;
import io.shadowledger.api.audit.AuditVerification;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandsTest {

    private static final String HEAD = "ab".repeat(32);
    private static final String ROWS = "{\"auditNo\":1}\n{\"auditNo\":2}\n";

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
    void actsAreListedWithinEightyColumns() {
        // Given
        ledger.on("GET /api/v1/audit", new Page<>(List.of(act()), null));

        // When
        var result =
                cli.run("audit", "list", "--who", "checker", "--what", "CORRECTION_APPROVED", "--from", "2026-11-20");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(result.out()).contains("checker", "CORRECTION_APPROVED", "cor-1");
        assertThat(ledger.requests().getLast().line())
                .contains("who=checker", "what=CORRECTION_APPROVED", "from=2026-11-20T00:00:00Z");
    }

    @Test
    void programsGetTheActsAsTheLedgerKeepsThem() {
        // Given
        ledger.on("GET /api/v1/audit", new Page<>(List.of(act()), null));

        // When
        var result = cli.run("audit", "list", "-o", "json");

        // Then
        assertThat(result.out()).contains("\"auditNo\" : 7", "\"sealNo\" : 3", "\"hash\" : \"" + HEAD + "\"");
    }

    @Test
    void aGoodTrailIsVerifiedWithExitCodeZero() {
        // Given
        ledger.on("GET /api/v1/audit/verification", new AuditVerification(true, 1234, 0, HEAD, null));

        // When
        var result = cli.run("audit", "verify", "--head", HEAD);

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("good", HEAD);
        assertThat(ledger.requests().getLast().line()).contains("head=" + HEAD);
    }

    @Test
    void aBrokenTrailIsNamedWithExitCodeOne() {
        // Given
        ledger.on(
                "GET /api/v1/audit/verification",
                new AuditVerification(false, 6, 0, HEAD, new AuditFinding(7L, 7L, "row 7 is not what was sealed")));

        // When
        var result = cli.run("audit", "verify");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("broken: row 7 is not what was sealed");
    }

    @Test
    void anExportIsWrittenWhenItsLastLineAgrees() throws Exception {
        // Given
        exporting(ROWS + end(sha256(ROWS)));

        // When
        var result = cli.run("audit", "export", directory.resolve("audit.jsonl").toString(), "--subject", "cor-1");

        // Then
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("Rows", "2", HEAD);
        assertThat(directory.resolve("audit.jsonl")).hasContent(ROWS + end(sha256(ROWS)));
        assertThat(ledger.requests().getLast().line()).contains("format=jsonl", "subject=cor-1");
    }

    @Test
    void anExportThatBrokeOffOrWasAlteredIsNotWritten() throws Exception {
        // Given
        var file = directory.resolve("audit.jsonl");
        Files.writeString(file, "of before");
        exporting(ROWS);
        exporting(ROWS.replace('1', '3') + end(sha256(ROWS)));

        // When
        var brokeOff = cli.run("audit", "export", file.toString());
        var altered = cli.run("audit", "export", file.toString());

        // Then
        assertThat(brokeOff.code()).isEqualTo(1);
        assertThat(brokeOff.err()).contains("broke off before its last line");
        assertThat(altered.code()).isEqualTo(1);
        assertThat(altered.err()).contains("altered on its way");
        assertThat(file).hasContent("of before");
        try (var files = Files.list(directory)) {
            assertThat(files).noneMatch(left -> left.toString().endsWith(".part"));
        }
    }

    private void exporting(String body) {
        ledger.replying(
                "GET /api/v1/audit/export", _ -> new StubLedger.Reply(200, "application/x-ndjson", body, Map.of()));
    }

    private static String end(String sha256) {
        return "{\"rows\":2,\"sha256\":\"" + sha256 + "\",\"head\":\"" + HEAD + "\"}\n";
    }

    private static AuditEntry act() {
        return new AuditEntry(
                7,
                Samples.AT,
                "checker",
                "CORRECTION_APPROVED",
                "cor-1",
                "{}",
                "{\"status\": \"APPROVED\"}",
                "t",
                3L,
                HEAD);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
