package io.shadowledger.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Property(tries = 60)
    void everyAccountsEventsAreSentOnceAndInTheirOrder(
            @ForAll @IntRange(min = 1, max = 8) int lanes,
            @ForAll @IntRange(min = 1, max = 7) int batchSize,
            @ForAll @IntRange(max = 300) int events,
            @ForAll @IntRange(min = 1, max = 20) int accounts) {
        // Given
        Map<String, List<Long>> sent = new ConcurrentHashMap<>();
        var sizes = new CopyOnWriteArrayList<Integer>();
        var sending = new Lanes(lanes, batchSize, 0, batch -> {
            sizes.add(batch.size());
            batch.forEach(good -> sent.computeIfAbsent(good.event().accountId(), _ -> new CopyOnWriteArrayList<>())
                    .add(good.line()));
            return true;
        });

        // When
        try (sending) {
            sendAll(sending, events, accounts);
        }

        // Then
        assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(1, batchSize));
        assertThat(sent.values()).allSatisfy(lines -> assertThat(lines).isSorted());
        assertThat(sent.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, events).mapToObj(i -> (long) i).toList());
        assertThat(sending.confirmed()).isEqualTo(events);
    }

    @Test
    void whatIsConfirmedEndsBeforeTheFirstBatchThatIsNot() {
        // Given: the events of one account are not taken from the 50th line on
        var sending = new Lanes(
                3,
                4,
                0,
                batch -> batch.stream().noneMatch(g -> g.event().accountId().equals("A-1") && g.line() >= 50));

        // When
        try (sending) {
            sendAll(sending, 100, 5);
        }

        // Then
        assertThat(sending.confirmed()).isEqualTo(48);
    }

    private static void sendAll(Lanes lanes, int events, int accounts) {
        var chunk = new ArrayList<SourceLine.Good>();
        for (int i = 0; i < events; i++) {
            chunk.add(good(i, "A-" + i % accounts));
            if (chunk.size() == lanes.chunkSize() || i == events - 1) {
                lanes.send(List.copyOf(chunk), i + 1L);
                chunk.clear();
            }
        }
    }

    private static SourceLine.Good good(long line, String account) {
        return new SourceLine.Good(
                line,
                new TransactionEvent(
                        "E-" + line, account, EventType.CREDIT, BigDecimal.ONE, "CZK", Instant.EPOCH, null, null));
    }
}
