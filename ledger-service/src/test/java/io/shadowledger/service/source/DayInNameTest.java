package io.shadowledger.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayInNameTest {

    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

    @ParameterizedTest
    @CsvSource({
        "eod-{yyyyMMdd}.csv, eod-20260302.csv, 2026-03-02T22:59:59.999999Z",
        "eod-{yyyyMMdd}.csv, eod-20260702.csv, 2026-07-02T21:59:59.999999Z",
        "*_{dd.MM.yyyy}*, core_02.03.2026_final.csv, 2026-03-02T22:59:59.999999Z",
        // The day on which the clocks go back has 25 hours.
        "eod-{yyyyMMdd}.csv, eod-20261025.csv, 2026-10-25T22:59:59.999999Z"
    })
    void theNameSaysTheDayWhoseEndIsTheMoment(String pattern, String name, String moment) {
        // When
        var read = DayInName.of(pattern).endOfDay(name, PRAGUE);

        // Then
        assertThat(read).contains(Instant.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eod-20260230.csv", "eod-2026.csv", "sod-20260302.csv", "eod-20260302.csv.tmp", ""})
    void aNameThatSaysNoDayOfTheCalendarIsNone(String name) {
        // When / Then
        assertThat(DayInName.of("eod-{yyyyMMdd}.csv").endOfDay(name, PRAGUE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eod.csv", "eod-{}.csv", "{yyyy}-{MM}.csv", "eod-{bogus}.csv", "eod-{yyyyMMdd.csv"})
    void aPatternWithoutOneDateIsAFault(String pattern) {
        // When / Then
        assertThat(DayInName.fault(pattern)).isNotNull();
    }
}
