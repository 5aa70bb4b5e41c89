package io.shadowledger.cli.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PlainInstantTest {

    @Property(tries = 1000)
    void readsWhatAnInstantWrites(
            @ForAll @LongRange(min = -2_208_988_800L, max = 7_258_118_399L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        // Given
        var moment = Instant.ofEpochSecond(second, nanos);

        // When
        var read = PlainInstant.parse(moment.toString());

        // Then
        assertThat(read).isEqualTo(moment);
    }

    @Property(tries = 4000)
    void knowsNothingThatAFormatterDoesNot(@ForAll("almost") String text) {
        // When
        var read = PlainInstant.parse(text);

        // Then
        if (read != null) {
            assertThat(read).isEqualTo(formatter(text));
        }
    }

    private static Instant formatter(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    @Provide
    Arbitrary<String> almost() {
        return Arbitraries.integers()
                .between(0, 29)
                .flatMap(at -> Arbitraries.chars()
                        .with('0', '1', '2', '3', '5', '6', '9', '-', ':', 'T', 'Z', '.', '+', ' ')
                        .list()
                        .ofMaxSize(3)
                        .map(with -> {
                            var text = "2026-02-28T23:59:59.123456Z";
                            int from = Math.min(at, text.length());
                            var by = new StringBuilder();
                            with.forEach(by::append);
                            return text.substring(0, from) + by + text.substring(Math.min(text.length(), from + 2));
                        }));
    }
}
