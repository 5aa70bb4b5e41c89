package io.shadowledger.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private final Times prague = new Times(ZoneId.of("Europe/Prague"), Locale.UK);

    @Test
    void saysTheZoneOfAWholeMoment() {
        assertThat(prague.full(Instant.parse("2026-11-22T22:59:59Z"))).isEqualTo("22 Nov 2026, 23:59:59 Europe/Prague");
    }

    @ParameterizedTest(name = "{0} ends at {1}")
    @CsvSource({
        "2026-11-22, 2026-11-22T22:59:59Z",
        "2026-07-01, 2026-07-01T21:59:59Z",
        // The day on which clocks go back is 25 hours long
        "2026-10-25, 2026-10-25T22:59:59Z",
    })
    void endsADayAsTheBankDoes(LocalDate day, Instant end) {
        assertThat(prague.endOf(day)).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0} to {1} is {2} {3}")
    @CsvSource({
        "2026-11-22T10:00:00Z, 2026-11-22T10:00:30Z, 0, MINUTES",
        "2026-11-22T10:00:00Z, 2026-11-22T10:59:59Z, 59, MINUTES",
        "2026-11-22T10:00:00Z, 2026-11-22T11:00:00Z, 1, HOURS",
        "2026-11-22T10:00:00Z, 2026-11-23T09:59:59Z, 23, HOURS",
        "2026-11-22T10:00:00Z, 2026-11-25T10:00:00Z, 3, DAYS",
        // A clock that lags does not make a break younger than new
        "2026-11-22T10:00:00Z, 2026-11-22T09:00:00Z, 0, MINUTES",
    })
    void tellsAnAgeInItsLargestUnit(Instant then, Instant now, long amount, Times.Age.Unit unit) {
        assertThat(Times.Age.between(then, now)).isEqualTo(new Times.Age(amount, unit));
    }
}
