package io.shadowledger.proof.judgement;

import io.shadowledger.service.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Every dead letter of the book is on its topic with all its bytes, or says in the header {@code omitted-bytes} how many
 * it left out; and nothing else is there.
 */
final class DeadLettersCheck {

    private static final String NAME = "dead letters";

    private final Findings findings;
    private final Map<Origin, Told> told = new HashMap<>();
    private long omitted;

    DeadLettersCheck(Findings findings) {
        this.findings = findings;
    }

    private record Origin(TopicPartition source, long offset) {}

    private record Told(long bytes, boolean omitted) {}

    /** Answers how many are on the topic without their bytes. */
    long run(BookView book, TopicReader topics) throws SQLException {
        topics.read(Topics.DEAD_LETTER, records -> records.forEach(this::take));
        book.read(
                """
                select p.topic, p.kafka_partition, d.kafka_offset,
                       coalesce(length(d.record_key), 0)::bigint + coalesce(length(d.payload), 0)
                from dead_letter d join ledger_partition p using (partition_id)
                """,
                row -> compare(
                        new Origin(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)),
                        row.getLong(4)));
        told.forEach((origin, _) -> findings.add(NAME, origin + " is on the topic, and not in the book"));
        return omitted;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var origin = new Origin(
                new TopicPartition(
                        text(record.headers().lastHeader("origin-topic")),
                        Integer.parseInt(text(record.headers().lastHeader("origin-partition")))),
                Long.parseLong(text(record.headers().lastHeader("origin-offset"))));
        var leftOut = record.headers().lastHeader("omitted-bytes");
        long carried = length(record.key()) + length(record.value());
        if (leftOut != null && carried > 0) {
            findings.add(NAME, origin + " says that its bytes are left out, and has some");
        }
        // One that was sent twice, around a failure, says the same twice
        told.put(origin, leftOut == null ? new Told(carried, false) : new Told(Long.parseLong(text(leftOut)), true));
    }

    private void compare(Origin origin, long bytes) {
        var found = told.remove(origin);
        if (found == null) {
            findings.add(NAME, origin + " is in the book, and not on the topic");
        } else {
            findings.compare(NAME, "bytes of " + origin, bytes, found.bytes());
            omitted += found.omitted() ? 1 : 0;
        }
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static long length(byte @Nullable [] part) {
        return part == null ? 0 : part.length;
    }
}
