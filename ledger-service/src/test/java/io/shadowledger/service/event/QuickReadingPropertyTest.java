package io.shadowledger.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is done by hand for speed agrees with the JDK on everything. */
class QuickReadingPropertyTest {

    @Property
    void aTimeIsReadAsTheJdkReadsItOrRefusedAsTheJdkRefusesIt(@ForAll("times") String text) {
        // When
        var read = outcome(Rfc3339::parse, text);

        // Then
        assertThat(read).isEqualTo(outcome(Instant::parse, text));
    }

    @Property
    void aTextIsEncodedAsTheJdkEncodesIt(@ForAll String text) {
        // Given
        var target = new byte[7 + Utf8.MAX_BYTES_PER_CHAR * text.length()];

        // When
        int length = Utf8.encode(text, target, 7);

        // Then
        assertThat(Arrays.copyOfRange(target, 7, 7 + length)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String outcome(Function<String, Instant> parser, String text) {
        try {
            return parser.apply(text).toString();
        } catch (DateTimeException refused) {
            return "refused";
        }
    }

    /** Real times, and such with a wrong part or character. */
    @Provide
    Arbitrary<String> times() {
        var parts = Combinators.combine(
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 61),
                        Arbitraries.of("", ".", ".5", ".000001", ".123456789", ".1234567891", ".12x", ".-1", "5"),
                        Arbitraries.of("Z", "z", "+01:00", "-00:00", "", "Z "))
                .as("%04d-%02d-%02dT%02d:%02d:%02d%s%s"::formatted);
        var damaged = Combinators.combine(
                        parts,
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.chars().ascii())
                .as((text, at, c) -> text.substring(0, at) + c + text.substring(Math.min(at + 1, text.length())));
        var real = Arbitraries.longs()
                .between(-3_000_000_000L, 8_000_000_000L)
                .map(seconds -> Instant.ofEpochSecond(seconds, Math.floorMod(seconds * 7_919, 1_000_000_000L))
                        .toString());
        return Arbitraries.oneOf(parts, damaged, real);
    }
}
