package io.shadowledger.sandbox.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleDayTest {

    @Test
    void theStandardDayIsTheSameOnEveryMachine(@TempDir Path directory) throws Exception {
        // Given
        var day = SampleDay.standard();

        // When
        day.writeTo(directory);

        // Then
        assertThat(digest(directory.resolve(SampleDay.EVENTS_FILE))).isEqualTo("05a6e44b944fd884");
        assertThat(digest(directory.resolve(SampleDay.REPORT_FILE))).isEqualTo("35b12fd5949a3f0b");
    }

    @Test
    void theStandardDayHasTheFaultsThatTheReadmeNames() {
        // When
        var kinds = SampleDay.standard().faults().stream().collect(groupingBy(Fault::kind, counting()));

        // Then
        assertThat(kinds)
                .isEqualTo(Map.of(
                        Fault.Kind.DROPPED_CREDIT, 3L,
                        Fault.Kind.DROPPED_DEBIT, 2L,
                        Fault.Kind.DOUBLED, 2L,
                        Fault.Kind.ALTERED_AMOUNT, 2L,
                        Fault.Kind.MISDATED, 2L));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theReportIsTheSumOfWhatTrulyHappened(long seed) {
        // Given
        var day = SampleDay.of(seed);

        // When
        var reported = day.report().stream()
                .collect(groupingBy(SampleBalance::currency, summingLong(SampleBalance::balanceMinor)));

        // Then
        assertThat(reported)
                .isEqualTo(day.truth().stream()
                        .collect(groupingBy(SampleEvent::currency, summingLong(SampleEvent::signedMinor))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksDifferByExactlyTheFaults(long seed) {
        // Given
        var day = SampleDay.of(seed);

        // When
        var drift = new HashMap<String, Long>();
        day.expectedShadow().forEach(line -> drift.merge(key(line), line.balanceMinor(), Long::sum));
        day.report().forEach(line -> drift.merge(key(line), -line.balanceMinor(), Long::sum));
        drift.values().removeIf(value -> value == 0);

        // Then
        assertThat(drift)
                .isEqualTo(day.faults().stream()
                        .collect(toMap(fault -> fault.accountId() + fault.currency(), Fault::driftMinor)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingTrulyHappenedWithinTheDay(long seed) {
        // Given
        var day = SampleDay.of(seed);

        // When
        var times = day.truth().stream().map(SampleEvent::timestamp);

        // Then
        assertThat(times)
                .allMatch(time -> !time.isBefore(Instant.parse("2026-06-29T22:00:00Z")) && !time.isAfter(day.asOf()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void someEventsArriveTwiceAndSomeOutOfOrder(long seed) {
        // Given
        var day = SampleDay.of(seed);

        // When
        long redelivered =
                day.stream().size() - day.stream().stream().distinct().count();
        long backwards = LongStream.range(1, day.stream().size())
                .filter(i -> day.stream()
                        .get((int) i)
                        .timestamp()
                        .isBefore(day.stream().get((int) i - 1).timestamp()))
                .count();

        // Then
        assertThat(redelivered).isPositive();
        assertThat(backwards).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anEventIdStandsForOneContentOnly(long seed) {
        // Given
        var day = SampleDay.of(seed);

        // When
        var contents = day.stream().stream().distinct().collect(groupingBy(SampleEvent::eventId, counting()));

        // Then
        assertThat(contents.values()).containsOnly(1L);
    }

    @Test
    void accountNumbersPassTheBanksOwnCheck() {
        // When
        var accounts = SampleDay.standard().report().stream()
                .map(SampleBalance::accountId)
                .distinct();

        // Then
        assertThat(accounts).hasSize(200).allMatch(AccountNumbers::isValid);
    }

    @Test
    void theReportIsCsvWithAHeaderAndSignedDecimals(@TempDir Path directory) throws IOException {
        // Given
        var day = SampleDay.standard();
        day.writeTo(directory);

        // When
        var lines = Files.readAllLines(directory.resolve(SampleDay.REPORT_FILE));

        // Then
        assertThat(lines.getFirst()).isEqualTo("accountId,currency,balance");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(day.report().size())
                .allMatch(line -> line.matches("\\d{10},(CZK|EUR),-?\\d+\\.\\d{2}"));
        assertThat(new BigDecimal(lines.get(1).split(",")[2]))
                .isEqualTo(BigDecimal.valueOf(day.report().getFirst().balanceMinor(), 2));
    }

    private static LongStream seeds() {
        return LongStream.concat(LongStream.of(20_260_630L), LongStream.rangeClosed(1, 30));
    }

    private static String key(SampleBalance line) {
        return line.accountId() + line.currency();
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)), 0, 8);
    }
}
