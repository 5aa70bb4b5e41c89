package io.shadowledger.service.posting;

import static io.shadowledger.service.posting.Book.RAW_0;
import static io.shadowledger.service.posting.Book.event;
import static io.shadowledger.service.posting.Book.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.service.posting.AssignedPartition.PositionLostException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class AssignedPartitionTest {

    private final AssignedPartition partition = new AssignedPartition(2);

    @Test
    void nothingIsTakenBeforeTheConsumerStandsWhereTheBookIs() {
        // Given
        partition.startFrom(7);

        // When
        partition.offer(records(RAW_0, 0, event("early", "a", 1)));

        // Then
        assertThat(partition.hasRoom()).isFalse();
        assertThat(partition.takeSeek()).hasValue(7);
        assertThat(partition.takeSeek()).isEmpty();
        assertThat(partition.hasRoom()).isTrue();
    }

    @Test
    void aBatchIsWhatHasGatheredUpToItsBound() throws Exception {
        // Given
        partition.startFrom(0);
        partition.takeSeek();
        partition.offer(records(RAW_0, 0, event("e0", "a", 1), event("e1", "a", 1), event("e2", "a", 1)));

        // When
        var first = partition.take();
        var second = partition.take();

        // Then
        assertThat(first).extracting(record -> record.offset()).containsExactly(0L, 1L);
        assertThat(second).extracting(record -> record.offset()).containsExactly(2L);
    }

    @Test
    void noMoreIsWantedWhileABatchWaits() {
        // Given
        partition.startFrom(0);
        partition.takeSeek();

        // When
        partition.offer(records(RAW_0, 0, event("e0", "a", 1), event("e1", "a", 1)));

        // Then
        assertThat(partition.hasRoom()).isFalse();
        assertThat(partition.isFull()).isTrue();
    }

    @Test
    void afterAFailureWhatWasFetchedIsForgotten() throws Exception {
        // Given
        partition.startFrom(0);
        partition.takeSeek();
        partition.offer(records(RAW_0, 0, event("e0", "a", 1)));

        // When
        partition.obstructed("the database is away");
        partition.offer(records(RAW_0, 1, event("e1", "a", 1)));

        // Then
        assertThat(partition.obstacle()).isEqualTo("the database is away");
        partition.startFrom(0);
        assertThat(partition.takeSeek()).hasValue(0);
        assertThat(partition.obstacle()).isNull();
        partition.stop();
        assertThat(partition.take()).isEmpty();
    }

    @Test
    void aPositionThatTheTopicLacksIsTold() {
        // Given
        partition.startFrom(0);

        // When
        partition.fail("gone");

        // Then
        assertThatThrownBy(partition::take)
                .isInstanceOf(PositionLostException.class)
                .hasMessage("gone");
    }

    @Test
    void lagIsWhatLiesBetweenTheBookAndTheEndOfTheTopic() {
        // Given
        partition.startFrom(10);
        partition.endsAt(25);

        // When
        partition.postedUpTo(20);

        // Then
        assertThat(partition.lag()).isEqualTo(5);
        assertThat(partition.takeProgress()).hasValue(20);
        assertThat(partition.takeProgress()).isEmpty();
    }

    @Test
    void largeRecordsFillAPartitionLongBeforeItsCountDoes() throws Exception {
        // Given
        var partition = new AssignedPartition(8_000);
        partition.startFrom(0);
        partition.takeSeek();
        partition.offer(List.of(large(0), large(1), large(2)));

        // When
        boolean full = partition.isFull();

        // Then
        assertThat(full).isTrue();
        assertThat(partition.hasRoom()).isFalse();
        assertThat(partition.take()).as("as many as pass 8 MB").hasSize(2);
        assertThat(partition.hasRoom()).isTrue();
        assertThat(partition.take()).hasSize(1);
    }

    @Test
    void smallBatchesKeepADistanceInWhichMoreGathers() throws Exception {
        // Given
        var partition = new AssignedPartition(8_000);
        partition.startFrom(0);
        partition.takeSeek();
        partition.offer(records(RAW_0, 0, event("e0", "a", 1)));
        partition.take();
        long taken = System.nanoTime();
        partition.offer(records(RAW_0, 1, event("e1", "a", 1)));

        // When
        var second = partition.take();

        // Then
        // The clock of the distance was read a little before the first batch was handed out
        assertThat(System.nanoTime() - taken).as("nanoseconds between batches").isGreaterThan(8_000_000);
        assertThat(second).extracting(ConsumerRecord::offset).containsExactly(1L);
    }

    private static ConsumerRecord<byte[], byte[]> large(long offset) {
        return new ConsumerRecord<>(
                "t",
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                -1,
                5 << 20,
                null,
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
