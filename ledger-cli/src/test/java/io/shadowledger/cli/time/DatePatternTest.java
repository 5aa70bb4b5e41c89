package io.shadowledger.cli.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatePatternTest {

    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

    @ParameterizedTest
    @CsvSource({
        "yyMMdd,                930101,               1992-12-31T23:00:00Z",
        "yyMMdd,                460101,               2045-12-31T23:00:00Z",
        "yyMMdd,                480101,               1947-12-31T23:00:00Z",
        "dd.MM.yyyy,            20.11.2026,           2026-11-19T23:00:00Z",
        "d.M.yy,                1.7.26,               2026-06-30T22:00:00Z",
        "dd.MM.yyyy HH:mm:ss,   20.11.2026 18:30:00,  2026-11-20T17:30:00Z",
        "yyyyMMddHHmmssX,       20261120183000+02,    2026-11-20T16:30:00Z"
    })
    void datesAreReadAsTheirPatternSays(String pattern, String text, Instant expected) {
        // Given
        var dates = new DatePattern(pattern, PRAGUE, DatePattern.slidingFirstYear(2026));

        // When
        var read = dates.parse(text);

        // Then
        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"930230", "931301", "93011", "9301011", "", "yymmdd", "93-01-01"})
    void whatIsNoDateIsRefusedRatherThanMoved(String text) {
        // Given
        var dates = new DatePattern("yyMMdd", PRAGUE, 1947);

        // When
        var reading = catchThrowable(() -> dates.parse(text));

        // Then
        assertThat(reading).isInstanceOf(DateTimeException.class);
    }

    @Test
    void quotedTextIsNoPattern() {
        // Given
        var dates = new DatePattern("'yy 'yyMMdd", PRAGUE, 1947);

        // When
        var read = dates.parse("yy 930101");

        // Then
        assertThat(read).isEqualTo(Instant.parse("1992-12-31T23:00:00Z"));
    }

    @Test
    void aCenturyCanBeSaid() {
        // Given
        var dates = new DatePattern("yyMMdd", PRAGUE, 1900);

        // When
        var read = dates.parse("260101");

        // Then
        assertThat(read).isEqualTo(Instant.parse("1925-12-31T23:00:00Z"));
    }

    @Test
    void aPatternThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new DatePattern("bogus", PRAGUE, 1947)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void everyDayOfTheHundredYearsIsReadBack(@ForAll @IntRange(max = 36_523) int day) {
        // Given
        var date = LocalDate.of(1947, 1, 1).plusDays(day);
        var text = date.format(DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT));

        // When
        var read = new DatePattern("yyMMdd", PRAGUE, 1947).parse(text);

        // Then
        assertThat(read).isEqualTo(date.atStartOfDay(PRAGUE).toInstant());
    }
}
