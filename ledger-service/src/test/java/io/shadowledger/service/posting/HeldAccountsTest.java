package io.shadowledger.service.posting;

import static io.shadowledger.service.posting.Book.CORRECTIONS_0;
import static io.shadowledger.service.posting.Book.RAW_0;
import static io.shadowledger.service.posting.Book.RAW_1;
import static io.shadowledger.service.posting.Book.event;
import static io.shadowledger.service.posting.Book.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.service.RunningService;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.event.BookableEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A writer holds its accounts, and still knows of what others do to them. */
class HeldAccountsTest {

    @Test
    void aRowThatAnotherPartitionOpensLaterCountsForTheSign() throws Exception {
        // Given
        var book = Book.empty();
        var writer = book.writer(RAW_0);
        book.post(writer, records(RAW_0, 0, event("e1", "a", 100)));
        book.post(book.writer(CORRECTIONS_0), records(CORRECTIONS_0, 0, event("c1", "a", -150)));

        // When
        var batch = book.post(writer, records(RAW_0, 1, event("e2", "a", 1), event("e3", "b", 1)));

        // Then
        assertThat(batch.entries()).extracting(Entry::overdraft).containsExactly(true, false);
        book.check();
    }

    @Test
    void whatAnotherPartitionAddsToASharedAccountIsSeenByTheNextBatch() throws Exception {
        // Given
        var book = Book.empty();
        var writer = book.writer(RAW_0);
        var other = book.writer(RAW_1);
        book.post(writer, records(RAW_0, 0, event("e1", "a", 100)));
        book.post(other, records(RAW_1, 0, event("e2", "a", -100)));
        book.post(writer, records(RAW_0, 1, event("e3", "a", 1)));

        // When
        book.post(other, records(RAW_1, 1, event("e4", "a", -2)));
        var batch = book.post(writer, records(RAW_0, 2, event("e5", "a", 1), event("e6", "a", -1)));

        // Then
        assertThat(batch.entries()).extracting(Entry::overdraft).containsExactly(false, true);
        book.check();
    }

    @Test
    void twoPartitionsThatOpenAnAccountAtTheSameTimeLearnOfEachOther() throws Exception {
        // Given
        var book = Book.empty();
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = book.writer(RAW_0, (_, _) -> {
            reached.countDown();
            await(goOn);
        });
        var second = book.writer(RAW_1);
        var firstPosted = posting(book, first, records(RAW_0, 0, event("e1", "a", 100)));
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        var secondPosted = posting(book, second, records(RAW_1, 0, event("e2", "a", -101)));
        RunningService.await(
                "the second waits for the first",
                () -> book.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database()")
                        > 0);

        // When
        goOn.countDown();
        firstPosted.join();
        secondPosted.join();

        // Then
        var ofFirst = book.post(first, records(RAW_0, 1, event("e3", "a", 1), event("e4", "a", -1)));
        var ofSecond = book.post(second, records(RAW_1, 1, event("e5", "a", 1), event("e6", "a", -1)));
        assertThat(ofFirst.entries()).extracting(Entry::overdraft).containsExactly(false, true);
        assertThat(ofSecond.entries()).extracting(Entry::overdraft).containsExactly(false, true);
        assertThat(book.count("account_shared")).as("messages that nobody took").isZero();
        book.check();
    }

    @Test
    void whoTellsAnotherPartitionDoesNotWaitForItsBatch() throws Exception {
        // Given a batch of the other partition in the middle, which has a row of x and is about to open y
        var book = Book.empty();
        var other = book.writer(RAW_1);
        book.post(other, records(RAW_1, 0, event("e1", "x", 1)));
        try (var claimed = book.connect()) {
            claimed.setAutoCommit(false);
            claimed.createStatement()
                    .executeUpdate("insert into event_seen values ('e2', decode(repeat('00', 32), 'hex'), 99, 0)");
            var inTheMiddle = posting(book, other, records(RAW_1, 1, event("e2", "y", 1)));
            RunningService.await(
                    "the batch hangs at its claim",
                    () -> book.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and datname = current_database()")
                            > 0);

            // When
            var told = posting(book, book.writer(RAW_0), records(RAW_0, 0, event("e3", "x", 1), event("e4", "y", 1)));

            // Then
            assertThat(told.get(30, TimeUnit.SECONDS).entries()).hasSize(2);
            claimed.rollback();
            assertThat(inTheMiddle.get(30, TimeUnit.SECONDS).entries()).hasSize(1);
        }
        book.check();
    }

    @Test
    void aBookIsTheSameHoweverLittleIsHeld() throws Exception {
        // Given
        var batches = randomBatches(new Random(11));

        // When
        var holdingAll = flags(batches, 1_000);
        var holdingNothing = flags(batches, 0);

        // Then
        assertThat(holdingNothing).isEqualTo(holdingAll).contains("t");
    }

    private static List<List<BookableEvent>> randomBatches(Random random) {
        var batches = new ArrayList<List<BookableEvent>>();
        for (int batch = 0; batch < 30; batch++) {
            var events = new ArrayList<BookableEvent>();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                events.add(event(
                        "e" + random.nextInt(400),
                        "acc-" + random.nextInt(12),
                        1 + random.nextInt(200) - 100L * random.nextInt(3)));
            }
            events.removeIf(event -> event.amount().isZero());
            if (!events.isEmpty()) {
                batches.add(events);
            }
        }
        return batches;
    }

    /** The seal covers every flag, balance and order; equal seals are equal books. */
    private static String flags(List<List<BookableEvent>> batches, int accountsHeld) throws Exception {
        var book = Book.empty(new TestClock("2026-03-01T00:00:00Z"));
        book.accountsHeld = accountsHeld;
        var writers = List.of(book.writer(RAW_0), book.writer(RAW_1));
        for (int i = 0; i < batches.size(); i++) {
            var writer = writers.get(i % 2);
            book.post(
                    writer,
                    records(
                            writer.state().source(),
                            writer.state().nextOffset(),
                            batches.get(i).toArray(BookableEvent[]::new)));
        }
        book.check();
        return book.jdbc
                .sql("select string_agg(encode(seal, 'hex'), ',' order by partition_id) || ' '"
                        + " || (select string_agg(overdraft::text, '' order by partition_id, kafka_offset) from entry)"
                        + " from ledger_partition")
                .query(String.class)
                .single();
    }

    private static CompletableFuture<BatchDraft> posting(
            Book book, PartitionWriter writer, List<ConsumerRecord<byte[], byte[]>> batch) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return book.post(writer, batch);
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
