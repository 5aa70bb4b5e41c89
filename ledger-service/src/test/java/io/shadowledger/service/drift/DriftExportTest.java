package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.correction.Proposal;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientResponseException;

@ExtendWith(SharedService.class)
class DriftExportTest {

    private static RunningService service;
    private static CbsFixtures cbs;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
    }

    @Test
    void breaksAreExportedAsTheyAreListed() throws Exception {
        // Given
        var first = cbs.lostCredit("export-a");
        var second = cbs.lostCredit("export-b");

        // When
        var answer = export("/api/v1/breaks/export?accountPrefix=export-");

        // Then
        assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("breaks.csv");
        assertThat(String.valueOf(answer.getHeaders().getContentType())).isEqualTo("text/csv;charset=UTF-8");
        var lines = whole(answer);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("breakId,accountId,currency,status,severity,verdict,drift,");
        assertThat(lines.get(1)).startsWith(first.breakId() + ",export-a,CZK,").contains(",-250.00,350.00,100.00,");
        assertThat(lines.get(2)).startsWith(second.breakId() + ",export-b,CZK,");
    }

    @Test
    void aWorkbookHasTheDigestOfTheCsv() throws Exception {
        // Given
        cbs.lostCredit("xlsx-a");

        // When
        var csv = export("/api/v1/breaks/export?accountPrefix=xlsx-");
        var workbook = export("/api/v1/breaks/export?format=xlsx&accountPrefix=xlsx-");

        // Then
        var end = text(csv).lines().toList().getLast();
        assertThat(workbook.getHeaders().getContentDisposition().getFilename()).isEqualTo("breaks.xlsx");
        assertThat(sheet(workbook)).contains(end);
    }

    @Test
    void theLinesOfAReportAndCorrectionsAreExported() throws Exception {
        // Given
        var found = cbs.lostCredit("lines-a");
        var proposed = cbs.corrections("maker").propose(found.breakId(), new Proposal("=the file was lost"));

        // When
        var lines = whole(export("/api/v1/reports/" + found.reportId() + "/lines/export"));
        var corrections = whole(export("/api/v1/corrections/export?status=proposed"));

        // Then
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("lines-a,CZK,").endsWith("," + found.breakId());
        assertThat(corrections)
                .filteredOn(line -> line.startsWith(proposed.correctionId()))
                .singleElement()
                .asString()
                .contains(",250.00,@drift-suspense,", ",'=the file was lost,");
    }

    @Test
    void aFormatThatIsNoneAndAReportThatIsNoneAreNamed() {
        // When
        var format = catchThrowableOfType(
                RestClientResponseException.class, () -> export("/api/v1/breaks/export?format=pdf"));
        var report = catchThrowableOfType(
                RestClientResponseException.class, () -> export("/api/v1/reports/rep-none/lines/export"));

        // Then
        assertThat(format.getStatusCode().value()).isEqualTo(400);
        assertThat(format.getResponseBodyAsString()).contains("\"field\":\"format\"");
        assertThat(report.getStatusCode().value()).isEqualTo(404);
    }

    private static ResponseEntity<byte[]> export(String uri) {
        return service.as("auditor").get().uri(uri).retrieve().toEntity(byte[].class);
    }

    /** The lines before the last one, which is verified. */
    private static List<String> whole(ResponseEntity<byte[]> answer) throws Exception {
        var text = text(answer);
        int last = text.lastIndexOf('#');
        var body = text.substring(0, last);
        var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        var lines = body.lines().toList();
        assertThat(text.substring(last))
                .isEqualTo("# rows=" + (lines.size() - 1) + " sha256="
                        + HexFormat.of().formatHex(digest) + "\n");
        return lines;
    }

    private static String text(ResponseEntity<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getBody()), StandardCharsets.UTF_8);
    }

    private static String sheet(ResponseEntity<byte[]> answer) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(Objects.requireNonNull(answer.getBody())))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("sheet1.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no sheet");
    }
}
