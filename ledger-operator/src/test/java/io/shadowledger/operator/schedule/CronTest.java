package io.shadowledger.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

    /** A time that the clock skips in spring does not come that day. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 3 * * 6 | Europe/Prague | 2026-11-14T00:00:00Z | 2026-11-21T02:31:00Z | 2026-11-21T02:30:00Z
            30 3 * * 6 | Europe/Prague | 2026-07-01T00:00:00Z | 2026-07-04T01:31:00Z | 2026-07-04T01:30:00Z
            30 3 * * 6 | UTC           | 2026-11-14T03:30:00Z | 2026-11-21T03:29:59Z |
            30 3 * * 6 | UTC           | 2026-11-14T03:30:00Z | 2026-11-21T03:30:00Z | 2026-11-21T03:30:00Z
            30 3 * * 6 | UTC           | 2026-11-01T00:00:00Z | 2026-11-27T00:00:00Z | 2026-11-21T03:30:00Z
            30 3 * * 6 | UTC           | 2026-11-21T03:30:01Z | 2026-11-21T03:40:00Z |
            * * * * *  | UTC           | 2016-11-21T03:30:01Z | 2026-11-21T03:40:30Z | 2026-11-21T03:40:00Z
            30 2 * * * | Europe/Prague | 2026-03-28T12:00:00Z | 2026-03-29T12:00:00Z |
            30 2 * * * | Europe/Prague | 2026-03-28T12:00:00Z | 2026-03-30T12:00:00Z | 2026-03-30T00:30:00Z
            """)
    void theLatestTimeThatPassedIsFound(
            String schedule, String zone, Instant after, Instant now, @Nullable Instant expected) {
        // When
        var latest = Cron.parse(schedule, zone).latest(after, now);

        // Then
        assertThat(latest.orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 6 * * 1-5 | 2026-11-23T06:00:00Z | 2026-11-20T06:00:00Z
            0 6 29 2 *  | 2028-02-29T06:00:00Z | 2024-02-29T06:00:00Z
            0 6 30 2 *  | 2026-11-23T06:00:00Z |
            """)
    void theTimeBeforeIsFound(String schedule, Instant time, @Nullable Instant expected) {
        // When
        var previous = Cron.parse(schedule, "UTC").previous(time);

        // Then
        assertThat(previous.orElse(null)).isEqualTo(expected);
    }

    @Test
    void aTimeThatNeverComesIsNeverDue() {
        // When
        var next = Cron.parse("0 0 30 2 *", "UTC").next(Instant.parse("2026-01-01T00:00:00Z"));

        // Then
        assertThat(next).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> Cron.parse("0 25 * * *", "UTC")).hasMessageContaining("'0 25 * * *' cannot be read");
        assertThatThrownBy(() -> Cron.parse("0 3 * * *", "Prague")).hasMessageContaining("'Prague' is not known");
    }
}
