package io.shadowledger.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shadowledger.formats.statement.Finding;
import io.shadowledger.formats.statement.InvalidStatementException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleFilesTest {

    @ParameterizedTest
    @CsvSource({
        // file, statements, entries, findings; three of these banks made their figures up
        "camt053/business_sample_camt.053.001.04.xml, 1, 3, 0",
        "camt053/camt.053.001.07.xml, 1, 0, 0",
        "mt940/jejik-abnamro.sta, 2, 10, 2",
        "mt940/jejik-ing.sta, 1, 7, 1",
        "mt940/jejik-rabobank-iban.sta, 2, 4, 0",
        "mt940/jejik-sns.sta, 2, 2, 0",
        "mt940/mBank-mt940.sta, 1, 3, 0",
        "bai2/sample1.txt, 2, 17, 0",
        "bai2/sample2.txt, 5, 4, 1"
    })
    void filesOfBanksAreRead(String name, int statements, int entries, int findings) {
        // Given
        var file = SampleFiles.read(name);

        // When
        var parts = Parts.of(file);

        // Then
        assertThat(parts.statements()).hasSize(statements);
        assertThat(parts.entries()).hasSize(entries);
        assertThat(parts.findings()).hasSize(findings);
    }

    @Test
    void everyStatementOfALargeFileTiesAndEveryEntryOfItIsRead() {
        // Given
        var file = SampleFiles.read("mt940/betterplace-sepa_mt9401.sta");
        long written = new String(file, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(l -> l.startsWith(":61:"))
                .count();

        // When
        var parts = Parts.of(file);

        // Then
        assertThat(parts.entries()).hasSize((int) written);
        assertThat(parts.findings()).extracting(Finding::detail).isEmpty();
    }

    @Test
    void theBrokenFileIsRefusedWithItsLineAndField() {
        // Given
        var file = SampleFiles.read("mt940/betterplace-sepa_snippet_broken.sta");

        // When
        assertThatExceptionOfType(InvalidStatementException.class)
                .isThrownBy(() -> Parts.of(file))
                // Then
                .withMessageStartingWith("line 6, field :25:")
                .withMessageContaining("expected is 61 or 86");
    }
}
