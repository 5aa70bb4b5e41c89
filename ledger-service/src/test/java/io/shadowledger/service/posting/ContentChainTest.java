package io.shadowledger.service.posting;

import static io.shadowledger.service.posting.Book.RAW_0;
import static io.shadowledger.service.posting.Book.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.ContentHash;
import io.shadowledger.service.event.EventWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ContentChainTest {

    @Test
    void theHeadDependsOnTheTopicAloneNotOnBatchesOrTimes() throws Exception {
        // Given
        var random = new Random(5);
        var topic = topic(random);

        // When
        var inOne = head(topic, topic.size(), random, new TestClock("2026-01-01T00:00:00Z"));
        var inMany = head(topic, 7, random, new TestClock("2027-05-05T05:05:05.123456789Z"));

        // Then
        assertThat(inMany).isEqualTo(inOne).doesNotMatch("0+");
    }

    @Test
    void everyLinkCanBeComputedFromTheEntryAlone() throws Exception {
        // Given
        var random = new Random(6);
        var book = Book.empty();
        var topic = topic(random);

        // When
        postInBatches(book, topic, 11, random, null);

        // Then
        var chains = new Chains();
        var previous = new byte[32];
        for (var row : book.jdbc
                .sql("select * from entry order by kafka_offset")
                .query()
                .listOfRows()) {
            var stored = new BookableEvent(
                    (String) row.get("event_id"),
                    (String) row.get("account_id"),
                    new Money((Long) row.get("amount_minor"), Money.currency((String) row.get("currency"))),
                    ((java.sql.Timestamp) row.get("value_time")).toInstant(),
                    (String) row.get("reference"),
                    (String) row.get("description"));
            previous = chains.link(previous, (Long) row.get("kafka_offset"), ContentHash.of(EntryKind.EVENT, stored));
            assertThat((byte[]) row.get("chain_hash")).isEqualTo(previous);
        }
        assertThat(HexFormat.of().formatHex(previous)).isEqualTo(book.chainHead(RAW_0));
    }

    @Test
    void everySealCanBeComputedFromItsBatchItsEntriesAndItsRejects() throws Exception {
        // Given
        var random = new Random(7);
        var book = Book.empty();

        // When
        postInBatches(book, topic(random), 9, random, null);

        // Then
        var chains = new Chains();
        var previous = new byte[32];
        for (var row :
                book.jdbc.sql("select * from batch order by batch_no").query().listOfRows()) {
            var flags = new java.util.BitSet();
            var overdrafts = book.jdbc
                    .sql("select overdraft from entry where batch_no = ? order by kafka_offset")
                    .param(row.get("batch_no"))
                    .query(Boolean.class)
                    .list();
            for (int i = 0; i < overdrafts.size(); i++) {
                flags.set(i, overdrafts.get(i));
            }
            book.jdbc
                    .sql("select * from event_conflict where kafka_offset between ? and ? order by kafka_offset")
                    .params(row.get("first_offset"), row.get("last_offset"))
                    .query(conflict -> {
                        chains.conflict(
                                conflict.getLong("kafka_offset"),
                                conflict.getString("event_id"),
                                conflict.getBytes("payload"));
                    });
            book.jdbc
                    .sql("select * from dead_letter where kafka_offset between ? and ? order by kafka_offset")
                    .params(row.get("first_offset"), row.get("last_offset"))
                    .query(letter -> {
                        chains.deadLetter(
                                letter.getLong("kafka_offset"),
                                letter.getString("reason"),
                                letter.getBytes("record_key"),
                                letter.getBytes("payload"));
                    });
            previous = chains.seal(
                    previous,
                    new Chains.Batch(
                            RAW_0,
                            (Long) row.get("batch_no"),
                            (Long) row.get("first_offset"),
                            (Long) row.get("last_offset"),
                            ((java.sql.Timestamp) row.get("recorded_at")).toInstant(),
                            (byte[]) row.get("chain_head"),
                            (Integer) row.get("entries"),
                            (Integer) row.get("duplicates"),
                            (Integer) row.get("conflicts"),
                            (Integer) row.get("dead_letters"),
                            flags));
            assertThat((byte[]) row.get("seal")).isEqualTo(previous);
        }
        assertThat(book.count("event_conflict")).isPositive();
        assertThat(book.count("dead_letter")).isPositive();
    }

    @Test
    void theCanonicalFormIsTheDocumentedOne() {
        // Given
        var event = new BookableEvent(
                "e1",
                "a",
                new Money(-500, Money.currency("CZK")),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                "ž",
                null);
        var form = HexFormat.of()
                .parseHex("01" + "00000002" + "6531" + "00000001" + "61" + "435a4b" + "fffffffffffffe0c"
                        + "ffffffffffffffff" + "00000002" + "c5be" + "ffffffff");

        // When
        var hash = ContentHash.of(EntryKind.CORRECTION, event);

        // Then
        assertThat(hash).isEqualTo(ContentHash.sha256().digest(form));
    }

    private static String head(
            List<ConsumerRecord<byte[], byte[]>> topic, int largestBatch, Random random, TestClock clock)
            throws Exception {
        var book = Book.empty(clock);
        postInBatches(book, topic, largestBatch, random, clock);
        book.check();
        return book.chainHead(RAW_0);
    }

    private static void postInBatches(
            Book book, List<ConsumerRecord<byte[], byte[]>> topic, int largestBatch, Random random, TestClock clock)
            throws Exception {
        var writer = book.writer(RAW_0);
        for (int from = 0; from < topic.size(); ) {
            int to = Math.min(
                    topic.size(),
                    from + (largestBatch == topic.size() ? largestBatch : 1 + random.nextInt(largestBatch)));
            book.post(writer, topic.subList(from, to));
            from = to;
            if (clock != null) {
                clock.advance(Duration.ofMillis(random.nextInt(5_000)));
            }
        }
    }

    /** With repetitions, conflicts and rubbish. */
    private static List<ConsumerRecord<byte[], byte[]>> topic(Random random) {
        var values = new ArrayList<byte[]>();
        for (int i = 0; i < 200; i++) {
            values.add(
                    switch (random.nextInt(10)) {
                        case 0 -> Book.text("rubbish " + i);
                        case 1, 2 -> EventWriter.write(event("e" + random.nextInt(i + 1), "a" + i % 3, 1 + i % 5));
                        default -> EventWriter.write(event("e" + i, "a" + i % 7, random.nextInt(1, 1_000)));
                    });
        }
        return Book.records(RAW_0, 0, values);
    }
}
