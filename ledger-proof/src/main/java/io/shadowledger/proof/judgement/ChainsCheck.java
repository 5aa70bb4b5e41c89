package io.shadowledger.proof.judgement;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.ContentHash;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.posting.Chains;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.kafka.common.TopicPartition;

/** Both hash chains hold, from the first link to the head. */
final class ChainsCheck {

    private static final String NAME = "chains";

    private final Findings findings;

    ChainsCheck(Findings findings) {
        this.findings = findings;
    }

    void run(BookView book) throws SQLException {
        run(book, Topics.RAW);
        run(book, Topics.CORRECTIONS);
    }

    private void run(BookView book, String topic) throws SQLException {
        for (var partition : book.partitions(topic).entrySet()) {
            var source = new TopicPartition(topic, partition.getKey());
            try (var walk = new Walk(book, source, partition.getValue().id())) {
                walk.toTheEnd();
                if (!Arrays.equals(walk.head, partition.getValue().chainHead())) {
                    findings.add(NAME, source + ": the head is not the last entry's link");
                }
                if (!Arrays.equals(walk.seal, partition.getValue().seal())) {
                    findings.add(NAME, source + ": the seal is not the last batch's");
                }
            }
        }
    }

    /** Along the batches of a partition, with their entries and rejects beside them. */
    private final class Walk implements AutoCloseable {

        private final TopicPartition source;
        private final Chains chains = new Chains();
        private final BookView.Rows batches;
        private final BookView.Rows entries;
        private final BookView.Rows conflicts;
        private final BookView.Rows deadLetters;
        private byte[] head = Chains.start();
        private byte[] seal = Chains.start();

        Walk(BookView book, TopicPartition source, int id) throws SQLException {
            this.source = source;
            batches = book.open("select * from batch where partition_id = ? order by batch_no", id);
            entries = book.open("select * from entry where partition_id = ? order by kafka_offset", id);
            conflicts = book.open("select * from event_conflict where partition_id = ? order by kafka_offset", id);
            deadLetters = book.open("select * from dead_letter where partition_id = ? order by kafka_offset", id);
        }

        void toTheEnd() throws SQLException {
            while (batches.next()) {
                batch(batches.row());
            }
            if (entries.next()) {
                findings.add(NAME, source + ": entries after the last batch");
            }
        }

        private void batch(ResultSet batch) throws SQLException {
            var flags = new BitSet();
            for (int i = 0; i < batch.getInt("entries") && entries.next(); i++) {
                link(entries.row());
                flags.set(i, entries.row().getBoolean("overdraft"));
            }
            for (int i = 0; i < batch.getInt("conflicts") && conflicts.next(); i++) {
                var conflict = conflicts.row();
                chains.conflict(
                        conflict.getLong("kafka_offset"), conflict.getString("event_id"), conflict.getBytes("payload"));
            }
            for (int i = 0; i < batch.getInt("dead_letters") && deadLetters.next(); i++) {
                var letter = deadLetters.row();
                chains.deadLetter(
                        letter.getLong("kafka_offset"),
                        letter.getString("reason"),
                        letter.getBytes("record_key"),
                        letter.getBytes("payload"));
            }
            seal = chains.seal(
                    seal,
                    new Chains.Batch(
                            source,
                            batch.getLong("batch_no"),
                            batch.getLong("first_offset"),
                            batch.getLong("last_offset"),
                            batch.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            head,
                            batch.getInt("entries"),
                            batch.getInt("duplicates"),
                            batch.getInt("conflicts"),
                            batch.getInt("dead_letters"),
                            flags));
            if (!Arrays.equals(seal, batch.getBytes("seal"))) {
                findings.add(NAME, source + ": the seal of batch " + batch.getLong("batch_no") + " does not fit");
                seal = batch.getBytes("seal");
            }
        }

        private void link(ResultSet entry) throws SQLException {
            var event = new BookableEvent(
                    entry.getString("event_id"),
                    entry.getString("account_id"),
                    new Money(entry.getLong("amount_minor"), Money.currency(entry.getString("currency"))),
                    entry.getObject("value_time", OffsetDateTime.class).toInstant(),
                    entry.getString("reference"),
                    entry.getString("description"));
            long offset = entry.getLong("kafka_offset");
            head = chains.link(head, offset, ContentHash.of(EntryKind.valueOf(entry.getString("kind")), event));
            if (!Arrays.equals(head, entry.getBytes("chain_hash"))) {
                findings.add(NAME, source + " offset " + offset + ": the link does not fit the entry");
                head = entry.getBytes("chain_hash");
            }
        }

        @Override
        public void close() throws SQLException {
            batches.close();
            entries.close();
            conflicts.close();
            deadLetters.close();
        }
    }
}
