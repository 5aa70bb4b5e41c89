package io.shadowledger.operator.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 3 * * 6 | Europe/Prague | 2026-11-14T00:00:00Z | 2026-11-21T02:31:00Z | 2026-11-21T02:30:00Z
            30 3 * * 6 | Europe/Prague | 2026-07-01T00:00:00Z | 2026-07-04T01:31:00Z | 2026-07-04T01:30:00Z
            30 3 * * 6 | UTC           | 2026-11-14T00:00:00Z | 2026-11-21T03:29:59Z |
            30 3 * * 6 | UTC           | 2026-11-14T00:00:00Z | 2026-11-21T04:31:00Z |
            30 3 * * 6 | UTC           | 2026-11-21T03:30:01Z | 2026-11-21T03:40:00Z |
            * * * * *  | UTC           | 2026-11-21T03:30:01Z | 2026-11-21T03:40:30Z | 2026-11-21T03:40:00Z
            """)
    void theLatestTimeThatPassedIsDueForAnHour(
            String schedule, String zone, Instant after, Instant now, @Nullable Instant expected) {
        // When
        var due = Cron.parse(schedule, zone).due(after, now);

        // Then
        assertThat(due.orElse(null)).isEqualTo(expected);
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
