package io.shadowledger.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.service.problem.InvalidException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpooledReportTest {

    @Test
    void itIsReadAsOftenAsNeededAndEachStreamHasItsOwnPlace() throws IOException {
        // Given
        var bytes = "accountId,balance\na,1\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        // When
        try (var spooled = SpooledReport.of(new ByteArrayInputStream(bytes));
                var first = spooled.open();
                var second = spooled.open()) {
            var beginning = first.readNBytes(100_000);
            var whole = second.readAllBytes();

            // Then
            assertThat(whole).isEqualTo(bytes);
            assertThat(beginning).isEqualTo(Arrays.copyOf(bytes, 100_000));
            assertThat(first.readAllBytes()).hasSize(bytes.length - 100_000);
            assertThat(spooled.size()).isEqualTo(bytes.length);
            assertThat(spooled.sha256()).isEqualTo(ReportBytes.of(bytes).sha256());
        }
    }

    @Test
    void anEmptyBodyIsAnEmptyReport() throws IOException {
        // When
        try (var spooled = SpooledReport.of(InputStream.nullInputStream())) {

            // Then
            assertThat(spooled.open().readAllBytes()).isEmpty();
            assertThat(HexFormat.of().formatHex(spooled.sha256())).startsWith("e3b0c442");
        }
    }

    @Test
    void aProcessThatIsKilledLeavesNoFileBehind() throws IOException {
        // Given
        var before = temporaries();

        // When
        try (var spooled = SpooledReport.of(new ByteArrayInputStream(new byte[1_000]))) {

            // Then
            assertThat(temporaries()).isEqualTo(before);
            assertThat(spooled.open().readAllBytes()).hasSize(1_000);
        }
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        // Given
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                given += length;
                return length;
            }
        };

        // When / Then
        assertThatThrownBy(() -> SpooledReport.of(endless, 1 << 20))
                .isInstanceOf(InvalidException.class)
                .hasMessageStartingWith("a report has at most 1 MB");
        assertThat(endless.given).isLessThan(2 << 20);
    }

    private static Set<String> temporaries() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.startsWith("report-") && name.endsWith(".part"))
                    .collect(Collectors.toSet());
        }
    }
}
