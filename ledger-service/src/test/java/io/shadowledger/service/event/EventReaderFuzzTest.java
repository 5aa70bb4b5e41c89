package io.shadowledger.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.money.Money;
import io.shadowledger.service.event.EventReader.Read;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes, every way to read them ends with an event or with the one exception that says what is wrong. */
class EventReaderFuzzTest {

    private static final List<String> SEEDS = List.of("""
            {"eventId":"e-1","accountId":"a","type":"credit","amount":"12.50","currency":"EUR","timestamp":"2026-03-02T12:00:00Z"}""", """
            {"eventId":"e-2","accountId":"ž\\ud83d\\ude00","type":"debit","amount":1e2,"timestamp":"2026-03-02T12:00:00.123+01:00","reference":"r","description":null,"x":[{}]}""");
    private static final String HOSTILE = "{}[]\",:\\/0123456789eE+-.ud8 \u0000\t\ré\u2028";

    private final EventReader reader = new EventReader(Money.currency("CZK"));

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void aRecordOfATopicIsReadOrRefused(@ForAll("damaged") byte[] bytes) {
        // When
        try {
            var event = reader.read(bytes);
            // Then
            assertBookable(event);
        } catch (InvalidEventException refused) {
            assertSaid(refused.detail());
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aRecordOfTheCorrectionsTopicIsReadOrRefused(@ForAll("damaged") byte[] bytes) {
        // When
        try {
            var event = reader.readCorrection(bytes);
            // Then
            assertBookable(event);
        } catch (InvalidEventException refused) {
            assertSaid(refused.detail());
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aBodyIsReadOrRefused(@ForAll("damaged") byte[] bytes) {
        // When
        try {
            var event = reader.readStrictly(bytes);
            // Then
            assertBookable(event);
        } catch (InvalidEventException refused) {
            assertSaid(refused.detail());
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aBatchIsReadOneByOneOrRefusedAsAWhole(@ForAll("damagedBatch") byte[] bytes) {
        // When
        try {
            var all = reader.readAll(bytes, 10);
            // Then
            assertThat(all).allSatisfy(read -> {
                switch (read) {
                    case Read.Good good -> assertBookable(good.event());
                    case Read.Bad bad -> assertSaid(bad.detail());
                }
            });
        } catch (InvalidEventException refused) {
            assertSaid(refused.detail());
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Arbitraries.of(SEEDS)
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                .flatMap(EventReaderFuzzTest::damage);
    }

    @Provide
    Arbitrary<byte[]> damagedBatch() {
        return Arbitraries.of(SEEDS)
                .list()
                .ofMaxSize(4)
                .map(seeds -> ("[" + String.join(",", seeds) + "]").getBytes(StandardCharsets.UTF_8))
                .flatMap(EventReaderFuzzTest::damage);
    }

    /** Some bytes are replaced, some put in between, the end is cut off. */
    private static Arbitrary<byte[]> damage(byte[] good) {
        var bytes = Arbitraries.bytes();
        var characters = Arbitraries.of(HOSTILE.chars().mapToObj(c -> (byte) c).toList());
        var hits = Combinators.combine(
                        Arbitraries.integers().between(0, good.length - 1), Arbitraries.oneOf(bytes, characters))
                .as(Hit::new)
                .list()
                .ofMaxSize(5);
        return Combinators.combine(hits, hits, Arbitraries.integers().between(0, good.length * 4))
                .as((replaced, inserted, end) -> damage(good, replaced, inserted, end));
    }

    private record Hit(int at, byte value) {}

    private static byte[] damage(byte[] good, List<Hit> replaced, List<Hit> inserted, int end) {
        var damaged = good.clone();
        replaced.forEach(hit -> damaged[hit.at()] = hit.value());
        var out = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < Math.min(end, damaged.length); i++) {
            int place = i;
            inserted.stream().filter(hit -> hit.at() == place).forEach(hit -> out.write(hit.value()));
            out.write(damaged[i]);
        }
        return out.toByteArray();
    }

    private static void assertBookable(BookableEvent event) {
        assertThat(event.eventId()).isNotBlank();
        assertThat(event.amount().isZero()).isFalse();
        assertThat(event.valueTime())
                .isBetween(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2199-12-31T23:59:59.999999Z"));
    }

    private static void assertSaid(String detail) {
        assertThat(detail).isNotBlank();
        assertThat(detail.chars().anyMatch(c -> c == 0)).as("holds NUL").isFalse();
    }
}
