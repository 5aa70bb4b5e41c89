package io.shadowledger.proof.judgement;

import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.posting.DirectPosting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;

/** A second book, made from the topic alone and in other batches, has the same chain heads, totals and balances. */
final class RebuildCheck {

    private static final String NAME = "rebuild";
    private static final int BATCH = 3_000;

    private final Findings findings;
    private final Currency defaultCurrency;
    private final Clock clock;

    RebuildCheck(Findings findings, Currency defaultCurrency, Clock clock) {
        this.findings = findings;
        this.defaultCurrency = defaultCurrency;
        this.clock = clock;
    }

    void run(BookView book, TopicReader topics, PostgresDatabase empty) throws SQLException {
        rebuild(topics, empty);
        try (var rebuilt = new BookView(empty)) {
            findings.compare(NAME, "partitions", totals(book), totals(rebuilt));
            findings.compare(NAME, "balances", balancesDigest(book), balancesDigest(rebuilt));
        }
    }

    private void rebuild(TopicReader topics, PostgresDatabase empty) throws SQLException {
        Flyway.configure().dataSource(empty.dataSource()).load().migrate();
        var posting = new DirectPosting(defaultCurrency, clock);
        try (var connection = empty.dataSource().getConnection()) {
            var writers = new HashMap<TopicPartition, DirectPosting.Writer>();
            topics.<SQLException>read(Topics.RAW, records -> {
                var source = new TopicPartition(
                        records.getFirst().topic(), records.getFirst().partition());
                var writer = writers.get(source);
                if (writer == null) {
                    writer = posting.takeOver(connection, source);
                    writers.put(source, writer);
                }
                post(writer, connection, records);
            });
        }
    }

    private static void post(
            DirectPosting.Writer writer, Connection connection, List<ConsumerRecord<byte[], byte[]>> records)
            throws SQLException {
        for (int from = 0; from < records.size(); from += BATCH) {
            writer.post(connection, records.subList(from, Math.min(records.size(), from + BATCH)));
            connection.setAutoCommit(true);
        }
    }

    private static Map<Integer, String> totals(BookView book) throws SQLException {
        var totals = new TreeMap<Integer, String>();
        book.partitions(Topics.RAW).forEach((number, partition) -> {
            if (partition.nextOffset() > 0) {
                totals.put(
                        number,
                        "next offset %d, %d entries, %d duplicates, %d conflicts, %d dead letters, head %s"
                                .formatted(
                                        partition.nextOffset(),
                                        partition.entries(),
                                        partition.duplicates(),
                                        partition.conflicts(),
                                        partition.deadLetters(),
                                        HexFormat.of().formatHex(partition.chainHead())));
            }
        });
        return totals;
    }

    /**
     * One figure for all balance rows, computed by the database. The ledger's own accounts count batches, which a rebuild
     * cuts otherwise.
     */
    private static String balancesDigest(BookView book) throws SQLException {
        var digest = new StringBuilder();
        book.read("""
                select count(*) || ' rows, digest ' || coalesce(md5(string_agg(concat_ws('|',
                           account_id, currency, kafka_partition, balance_minor, last_event_id,
                           case when account_id like '@%' then null else b.entries end),
                           E'\\n' order by account_id, currency, kafka_partition)), '')
                from balance b join ledger_partition p using (partition_id)
                """, row -> digest.append(row.getString(1)));
        return digest.toString();
    }
}
