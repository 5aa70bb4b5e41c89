package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.service.report.StoredReport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakAgeTest {

    private ComparedBooks books;

    @BeforeEach
    void writeBook() {
        books = new ComparedBooks();
        books.booked("base", "acc", "1000.00", Instant.parse("2026-03-01T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T23:59:59Z, Z, 2026-03-02",
        "2026-03-02T23:30:00Z, Europe/Prague, 2026-03-03",
        "2026-03-02T22:30:00Z, +02:00, 2026-03-03",
        "2026-03-02T22:30:00Z, America/New_York, 2026-03-02"
    })
    void theValueDateIsTheBanksDayOfTheReport(Instant asOf, String zone, LocalDate day) {
        // Given
        var report = books.reported(asOf, Map.of("acc", "1300.50"));
        setZone(report, zone);

        // When
        books.compare(report);

        // Then
        assertThat(books.breaksOf("acc").getFirst().place().valueDate()).isEqualTo(day);
    }

    @Test
    void laterReportsDoNotMakeABreakYounger() {
        // Given
        books.compare(books.reported(Instant.parse("2026-03-02T23:59:59Z"), Map.of("acc", "1300.50")));

        // When
        books.compare(books.reported(Instant.parse("2026-03-04T23:59:59Z"), Map.of("acc", "1300.50")));

        // Then
        var only = books.breaksOf("acc").getFirst();
        assertThat(only.place().valueDate()).isEqualTo("2026-03-02");
        assertThat(only.view().ageDays())
                .isEqualTo(ChronoUnit.DAYS.between(LocalDate.parse("2026-03-02"), LocalDate.now(ZoneOffset.UTC)));
    }

    private void setZone(StoredReport report, String zone) {
        books.jdbc()
                .sql("update report set zone = :zone where report_no = :no")
                .param("zone", zone)
                .param("no", report.reportNo())
                .update();
    }
}
