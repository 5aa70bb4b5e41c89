package io.shadowledger.service.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.report.Expectation;
import io.shadowledger.api.report.ExpectedReport.Weekday;
import io.shadowledger.service.problem.InvalidException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource({
        // On the last Sunday of March 02:00 becomes 03:00: a deadline that does not exist counts an hour later.
        "2026-03-28, 02:30, 2026-03-29T01:30:00Z",
        "2026-03-28, 03:30, 2026-03-29T01:30:00Z",
        "2026-03-27, 02:30, 2026-03-28T01:30:00Z",
        // On the last Sunday of October 03:00 becomes 02:00: of two such deadlines the first counts.
        "2026-10-24, 02:30, 2026-10-25T00:30:00Z",
        "2026-10-24, 03:30, 2026-10-25T02:30:00Z"
    })
    void theDeadlineIsTheBanksTimeAcrossTheChangeOfClocks(String day, String deadline, String due) {
        // Given
        var schedule = schedule(deadline, 1, List.of(Weekday.values()), List.of());

        // When
        var dueAt = schedule.dueAt(LocalDate.parse(day));

        // Then
        assertThat(dueAt).isEqualTo(due);
    }

    @Test
    void aDayIsExpectedByItsWeekdayUnlessTheBankDoesNotWorkOnIt() {
        // Given
        var schedule = schedule("07:30", 1, null, List.of(LocalDate.parse("2026-12-24")));

        // When / Then
        assertThat(schedule.expects(LocalDate.parse("2026-12-23"))).isTrue();
        assertThat(schedule.expects(LocalDate.parse("2026-12-24"))).isFalse();
        assertThat(schedule.expects(LocalDate.parse("2026-12-26"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // Friday's report is due on Saturday; over the week-end it is Monday's that is next.
        "2026-11-21T06:29:59Z, 2026-11-20",
        "2026-11-21T06:30:00Z, 2026-11-23",
        "2026-11-22T12:00:00Z, 2026-11-23",
        "2026-11-24T06:30:00Z, 2026-11-24"
    })
    void theNextReportIsTheFirstWhoseDeadlineIsAhead(String now, String day) {
        // Given
        var schedule = schedule("07:30", 1, null, List.of());

        // When / Then
        assertThat(schedule.nextDue(Instant.parse(now))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "namePattern, ' ', UTC, 07:30, 1",
                "namePattern, -, UTC, 07:30, 1",
                "zone, eod-*, Europe/Nowhere, 07:30, 1",
                "deadline, eod-*, UTC, 7:30, 1",
                "deadline, eod-*, UTC, 24:00, 1",
                "deadline, eod-*, UTC, -, 1",
                "dayOffset, eod-*, UTC, 07:30, -1",
                "dayOffset, eod-*, UTC, 07:30, 11"
            })
    void whatCannotBeIsNamed(
            String field, @Nullable String pattern, String zone, @Nullable String deadline, int offset) {
        // When
        @SuppressWarnings("NullAway") // the wire may leave out what the contract needs
        var refused = catchThrowableOfType(
                InvalidException.class,
                () -> Schedule.complete(new Expectation(pattern, null, zone, deadline, offset, null)));

        // Then
        assertThat(refused.field()).isEqualTo(field);
    }

    @Test
    void whatIsLeftOutHasItsDefaultAndTheOrderDoesNotMatter() {
        // Given
        var day = LocalDate.parse("2026-12-24");
        var given = new Expectation(
                " eod-*.csv ", List.of(Weekday.FRI, Weekday.MON, Weekday.FRI), null, "07:30", null, List.of(day, day));

        // When
        var complete = Schedule.complete(given);

        // Then
        assertThat(complete)
                .isEqualTo(new Expectation(
                        "eod-*.csv", List.of(Weekday.MON, Weekday.FRI), "UTC", "07:30", 1, List.of(day)));
        assertThat(Schedule.complete(complete)).isEqualTo(complete);
    }

    @Test
    void aPatternsOwnCharactersAreTheOnlyOnesThatMatchOthers() {
        // When / Then
        assertThat(Occurrences.like("eod_100%-*.cs?\\")).isEqualTo("eod\\_100\\%-%.cs_\\\\");
    }

    private static Schedule schedule(
            String deadline, int offset, @Nullable List<Weekday> days, List<LocalDate> holidays) {
        return Schedule.of(
                Schedule.complete(new Expectation("eod-*", days, "Europe/Prague", deadline, offset, holidays)));
    }
}
