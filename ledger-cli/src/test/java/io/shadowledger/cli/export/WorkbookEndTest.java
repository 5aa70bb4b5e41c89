package io.shadowledger.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shadowledger.cli.runtime.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookEndTest {

    private static final String DIGEST = "ab".repeat(32);
    private static final String LAST = "<row><is><t># rows=70000 sha256=" + DIGEST + "</t></is></row></sheetData>";

    @TempDir
    private Path directory;

    @Test
    void theLastRowStandsOnTheLastSheet() throws Exception {
        // Given
        var first = "<row>something</row>".repeat(50_000);
        var workbook = workbook(List.of(first, first + LAST));

        // When
        var end = WorkbookEnd.of(workbook);

        // Then
        assertThat(end).isEqualTo(new ExportEnd(70_000, DIGEST, null));
    }

    @Test
    void aWorkbookWithoutALastRowIsNotWhole() throws Exception {
        // Given
        var workbook = workbook(List.of("<row>something</row>"));

        // When, Then
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> WorkbookEnd.of(workbook))
                .withMessageContaining("broke off before its last row");
    }

    private Path workbook(List<String> sheets) throws IOException {
        var file = directory.resolve("book.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < sheets.size(); i++) {
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + (i + 1) + ".xml"));
                zip.write(sheets.get(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
