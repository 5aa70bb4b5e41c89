package io.shadowledger.cli.command.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.cli.imports.ImportSummary;
import io.shadowledger.cli.imports.Pace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportReportTest {

    @Test
    void theProgressSaysHowMuchIsDoneHowFastAndHowLongTheRestTakes() {
        // Given
        var summary = new ImportSummary(
                "day.csv", false, 1_200_000, 0, 1_199_000, 500, 0, 2, List.of(), List.of(), List.of(), false);

        // When
        var line = ImportReport.line(summary, new Pace(1_200_000, 120, 480, Duration.ofSeconds(60)));

        // Then
        assertThat(line)
                .isEqualTo("25%, 1,200,000 read, 1,199,000 accepted, 500 duplicates, 2 rejected, 20,000/s,"
                        + " 3 min 0 s left");
    }

    @Test
    void aDryRunOfStandardInputSaysWhatItKnows() {
        // Given
        var summary = new ImportSummary("-", true, 10, 0, 0, 0, 0, 0, List.of(), List.of(), List.of(), false);

        // When
        var line = ImportReport.line(summary, new Pace(10, 99, 0, Duration.ofSeconds(5)));

        // Then
        assertThat(line).isEqualTo("10 read, 0 rejected, 2/s");
    }
}
