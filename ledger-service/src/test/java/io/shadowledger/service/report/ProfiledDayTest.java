package io.shadowledger.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.service.report.ReadingRules.DateForm;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfiledDayTest {

    private static final List<DateForm> FORMS = forms("dd/MM/yyyy", "MM/dd/yyyy", "yyyyMMdd");

    @ParameterizedTest
    @CsvSource({
        "13/03/2026 13/03/2026, 2026-03-13",
        "03/13/2026 03/13/2026, 2026-03-13",
        "20260313 20260313, 2026-03-13",
        // Read either way it is the same day.
        "03/03/2026, 2026-03-03"
    })
    void theFirstFormThatFitsAllLinesIsTheOne(String texts, String day) {
        // When
        var read = read(FORMS, texts);

        // Then
        assertThat(read.day()).isEqualTo(LocalDate.parse(day));
    }

    @Test
    void whereDayAndMonthCanBeEitherNothingIsGuessed() {
        // Given
        var read = read(FORMS, "03/04/2026 03/04/2026");

        // When / Then
        assertThatThrownBy(read::day)
                .isInstanceOf(InvalidReportException.class)
                .hasMessage("line 2, column 3 (date): '03/04/2026' can be read as 2026-04-03 (dd/MM/yyyy) and as"
                        + " 2026-03-04 (MM/dd/yyyy), and no line decides: leave one of the dateFormats of profile core/1"
                        + " out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "13/03/2026 14/03/2026|line 3, column 3 (date): this balance is of 2026-03-14, those before it of 2026-03-13",
                "13/03/2026 20260313|line 3, column 3 (date): '20260313' is not a date: profile core/1 expects dd/MM/yyyy",
                "2026-03-13|line 2, column 3 (date): '2026-03-13' is not a date: profile core/1 expects dd/MM/yyyy or"
                        + " MM/dd/yyyy or yyyyMMdd",
                "30/02/2026|line 2, column 3 (date): '30/02/2026' is not a date"
            })
    void aLineThatDoesNotFitTheOthersIsNamed(String texts, String message) {
        // When / Then
        assertThatThrownBy(() -> read(FORMS, texts)).hasMessageStartingWith(message);
    }

    @Test
    void noLineIsNoDay() {
        // When / Then
        assertThat(new ProfiledDay(FORMS, "core/1").day()).isNull();
    }

    private static ProfiledDay read(List<DateForm> forms, String texts) {
        var day = new ProfiledDay(forms, "core/1");
        int line = 2;
        for (var text : texts.split(" ")) {
            day.add(text, line++, 3);
        }
        return day;
    }

    private static List<DateForm> forms(String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern -> new DateForm(pattern, ProfileRules.dates(pattern)))
                .toList();
    }
}
