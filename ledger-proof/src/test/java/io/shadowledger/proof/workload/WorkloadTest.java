package io.shadowledger.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shadowledger.proof.workload.Workload.Mix;
import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.event.InvalidEventException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final int RECORDS = 20_000;

    @Test
    void theSameSeedGivesTheSameStreamAndAnotherSeedAnother() {
        // Given
        var first = new Workload(1, Mix.ROUGH);
        var second = new Workload(1, Mix.ROUGH);
        var other = new Workload(2, Mix.ROUGH);

        // When
        var same = records(first, 1_000).map(WorkloadTest::print).toList();

        // Then
        assertThat(records(second, 1_000).map(WorkloadTest::print)).isEqualTo(same);
        assertThat(records(other, 1_000).map(WorkloadTest::print)).isNotEqualTo(same);
    }

    @Test
    void aBankReadsEveryRecordAsTheWorkloadMeansIt() {
        // Given
        var reader = new EventReader(Currency.getInstance(Workload.DEFAULT_CURRENCY));

        // When
        records(new Workload(3, Mix.ROUGH), RECORDS).forEach(record -> {
            // Then
            switch (record.content()) {
                case Content.Event event -> {
                    var read = reader.read(record.value());
                    assertThat(new Content.Event(
                                    read.eventId(),
                                    read.accountId(),
                                    read.amount().currency().getCurrencyCode(),
                                    read.amount().toBigDecimal(),
                                    read.valueTime(),
                                    read.reference()))
                            .isEqualTo(event);
                }
                case Content.Unreadable(var fault) -> {
                    if (record.value() != null) {
                        assertThatExceptionOfType(InvalidEventException.class)
                                .as(fault)
                                .isThrownBy(() -> reader.read(record.value()));
                    }
                }
            }
        });
    }

    @Test
    void allRecordsOfAnIdHaveOneKey() {
        // Given
        var keys = new HashMap<String, byte[]>();

        // When
        records(new Workload(4, Mix.ROUGH), RECORDS).forEach(record -> {
            if (record.content() instanceof Content.Event event) {
                // Then
                assertThat(record.key()).isEqualTo(keys.computeIfAbsent(event.eventId(), _ -> record.key()));
            }
        });
    }

    @Test
    void mostAccountsComeWithKeysOfSeveralPartitions() {
        // Given
        var partitions = new HashMap<String, Set<Integer>>();

        // When
        records(new Workload(6, Mix.ROUGH), RECORDS).forEach(record -> {
            if (record.content() instanceof Content.Event event) {
                partitions
                        .computeIfAbsent(event.accountId(), _ -> new HashSet<>())
                        .add(Utils.toPositive(Utils.murmur2(record.key())) % 6);
            }
        });

        // Then
        var often = partitions.entrySet().stream()
                .filter(account -> account.getValue().size() > 1)
                .count();
        assertThat(partitions.get("acc-0"))
                .as("partitions of the hottest account")
                .hasSizeGreaterThan(3);
        assertThat(often).as("accounts in more than one partition").isGreaterThan(partitions.size() / 3);
    }

    @Test
    void theStreamIsAsRoughAsItIsSaidToBe() {
        // Given
        var workload = new Workload(5, Mix.ROUGH);

        // When
        var records = records(workload, RECORDS).toList();

        // Then
        var events = records.stream()
                .map(WorkloadRecord::content)
                .filter(Content.Event.class::isInstance)
                .map(Content.Event.class::cast)
                .toList();
        assertThat(records.size() - events.size()).as("unreadable").isBetween(200, 600);
        assertThat(verdicts(records).get(Expectation.Verdict.DUPLICATE)).isBetween(900L, 1_500L);
        assertThat(verdicts(records).get(Expectation.Verdict.CONFLICT)).isBetween(250L, 550L);
        assertThat(Collections.max(share(events, Content.Event::accountId).values()))
                .as("events of the hottest account")
                .isGreaterThan(RECORDS / 20);
        assertThat(share(events, Content.Event::currency)).containsOnlyKeys("EUR", "CZK", "JPY", "KWD");
        assertThat(events.stream().filter(event -> event.valueTime().isBefore(Instant.parse("2000-01-01T00:00:00Z"))))
                .as("back-dated by decades")
                .hasSizeGreaterThan(100);
        assertThat(outOfOrder(events)).as("value times out of order").isGreaterThan(2_000);
        var faults = new HashSet<Content>();
        records.stream()
                .map(WorkloadRecord::content)
                .filter(Content.Unreadable.class::isInstance)
                .forEach(faults::add);
        assertThat(faults).as("kinds of faults").hasSizeGreaterThan(15);
    }

    private static Map<Expectation.Verdict, Long> verdicts(List<WorkloadRecord> records) {
        var oracle = new Oracle();
        records.forEach(record -> oracle.take(0, record.number(), record.content()));
        return oracle.expectation().partitions().get(0).fates().values().stream()
                .collect(Collectors.groupingBy(Expectation.Fate::verdict, Collectors.counting()));
    }

    private static Map<String, Long> share(List<Content.Event> events, Function<Content.Event, String> by) {
        return events.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private static long outOfOrder(List<Content.Event> events) {
        long count = 0;
        var latest = Instant.MIN;
        for (var event : events) {
            if (event.valueTime().isBefore(latest)) {
                count++;
            } else {
                latest = event.valueTime();
            }
        }
        return count;
    }

    private static Stream<WorkloadRecord> records(Workload workload, int count) {
        return Stream.generate(workload::next).limit(count);
    }

    private static String print(WorkloadRecord record) {
        return record.number() + Arrays.toString(record.key()) + Arrays.toString(record.value()) + record.content();
    }
}
