package io.shadowledger.operator.driftcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.operator.schedule.Cron;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftRunTest {

    private static final Cron WORKDAYS_AT_SIX = Cron.parse("0 6 * * 1-5", "UTC");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a schedule that is new begins with its next time     |                      |                      | 2026-11-20T07:00:00Z |                      | 2026-11-23T06:00:00Z
            before its time nothing is due                       | 2026-11-20T06:00:00Z |                      | 2026-11-20T05:59:59Z |                      | 2026-11-20T06:00:00Z
            at its time a check is                               | 2026-11-20T06:00:00Z | 2026-11-19T06:00:00Z | 2026-11-20T06:00:00Z | 2026-11-20T06:00:00Z | 2026-11-23T06:00:00Z
            a crash after making it does not make another        | 2026-11-20T06:00:00Z | 2026-11-20T06:00:00Z | 2026-11-20T06:00:05Z |                      | 2026-11-23T06:00:00Z
            nor does one that takes until the next time          | 2026-11-20T06:00:00Z | 2026-11-20T06:00:00Z | 2026-11-23T06:00:00Z | 2026-11-23T06:00:00Z | 2026-11-24T06:00:00Z
            after a week without an operator the latest is made  | 2026-11-16T06:00:00Z | 2026-11-13T06:00:00Z | 2026-11-20T12:00:00Z | 2026-11-20T06:00:00Z | 2026-11-23T06:00:00Z
            """)
    void atMostTheLatestTimeThatPassedIsDue(
            String what,
            @Nullable Instant expected,
            @Nullable Instant last,
            Instant now,
            @Nullable Instant time,
            Instant next) {
        // When
        var run = DriftRun.of(WORKDAYS_AT_SIX, expected, last, now);

        // Then
        assertThat(run.time()).as(what).isEqualTo(time);
        assertThat(run.next()).isEqualTo(next);
    }

    @Test
    void timesThatWereMissedAreNamed() {
        // When
        var run = DriftRun.of(
                WORKDAYS_AT_SIX,
                Instant.parse("2026-11-16T06:00:00Z"),
                Instant.parse("2026-11-13T06:00:00Z"),
                Instant.parse("2026-11-20T12:00:00Z"));

        // Then
        assertThat(run.missed())
                .isEqualTo("missed, and not made up for: from 2026-11-16T06:00:00Z to 2026-11-19T06:00:00Z");
        assertThat(DriftRun.isAboutMissed(run.missed())).isTrue();
    }

    @Test
    void aTimeThatWasKeptIsNotCalledMissed() {
        // When
        var run = DriftRun.of(
                WORKDAYS_AT_SIX,
                Instant.parse("2026-11-20T06:00:00Z"),
                Instant.parse("2026-11-19T06:00:00Z"),
                Instant.parse("2026-11-20T06:00:01Z"));

        // Then
        assertThat(run.missed()).isNull();
    }
}
