package io.shadowledger.service.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.money.Money;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.event.EventWriter;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.schema.OwnedSchemas;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty book in a database of its own, and writers for it that need no broker. */
public final class Book {

    public static final TopicPartition RAW_0 = new TopicPartition(Topics.RAW, 0);
    public static final TopicPartition RAW_1 = new TopicPartition(Topics.RAW, 1);
    public static final TopicPartition CORRECTIONS_0 = new TopicPartition(Topics.CORRECTIONS, 0);

    private final PostgresDatabase database;
    public final JdbcClient jdbc;
    final List<Incoming.Unreadable> deadLetters = new ArrayList<>();
    private final EntryMonths months = new EntryMonths();
    private final Clock clock;
    /** Claims ids with COPY from this number on; 1 for always. */
    int copyFrom = 3;
    /** How many accounts a writer keeps; 0 for none. */
    int accountsHeld = 1_000;

    private Book(PostgresDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    public static Book empty() {
        return empty(Clock.systemUTC());
    }

    public static Book empty(Clock clock) {
        var database = PostgresProcess.shared().freshDatabase("book");
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        return new Book(database, clock);
    }

    /** Likewise, as the service's user; the tables are another's. */
    public static Book ofAnotherOwner(Clock clock) {
        return new Book(OwnedSchemas.migrated("book").service(), clock);
    }

    public PostgresDatabase database() {
        return database;
    }

    Connection connect() throws SQLException {
        return database.dataSource().getConnection();
    }

    /** Takes a partition over. */
    PartitionWriter writer(TopicPartition source) throws SQLException {
        return writer(source, (_, letters) -> deadLetters.addAll(letters));
    }

    PartitionWriter writer(TopicPartition source, DeadLetterSink sink) throws SQLException {
        try (var connection = connect()) {
            months.makeAhead(connection, clock.instant());
            var state = PartitionRows.takeOver(connection, source);
            var kind = source.topic().equals(Topics.RAW) ? EntryKind.EVENT : EntryKind.CORRECTION;
            var reader = new RecordReader(new EventReader(Money.currency("CZK")), kind);
            return new PartitionWriter(
                    state, reader, kind, sink, new HeldAccounts(() -> accountsHeld), new SeenIds(copyFrom), clock);
        }
    }

    /** Takes the partition over and posts events as its next batch. */
    public void post(TopicPartition source, List<BookableEvent> events) throws Exception {
        var writer = writer(source);
        post(writer, records(source, writer.state().nextOffset(), events.toArray(BookableEvent[]::new)));
    }

    BatchDraft post(PartitionWriter writer, List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        try (var connection = connect()) {
            return writer.post(connection, writer.read(records), writer.nextRecordTime());
        }
    }

    /** Records with the given values, from the given offset on. */
    static List<ConsumerRecord<byte[], byte[]>> records(TopicPartition source, long firstOffset, List<byte[]> values) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var value : values) {
            records.add(new ConsumerRecord<>(
                    source.topic(), source.partition(), firstOffset + records.size(), null, value));
        }
        return records;
    }

    static List<ConsumerRecord<byte[], byte[]>> records(
            TopicPartition source, long firstOffset, BookableEvent... events) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var event : events) {
            records.add(new ConsumerRecord<>(
                    source.topic(),
                    source.partition(),
                    firstOffset + records.size(),
                    text(event.accountId()),
                    EventWriter.write(event)));
        }
        return records;
    }

    public static BookableEvent event(String id, String account, long minor) {
        return event(id, account, minor, "CZK", "2026-03-02T12:00:00Z");
    }

    public static BookableEvent event(String id, String account, long minor, String currency, String valueTime) {
        return new BookableEvent(
                id, account, new Money(minor, Money.currency(currency)), Instant.parse(valueTime), null, null);
    }

    static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    long count(String table) {
        return number("select count(*) from " + table);
    }

    long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** The account's balance over all partitions, in minor units. */
    long balance(String account) {
        return jdbc.sql("select coalesce(sum(balance_minor), 0) from balance where account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    String chainHead(TopicPartition source) {
        return jdbc.sql(
                        "select encode(chain_head, 'hex') from ledger_partition where topic = ? and kafka_partition = ?")
                .params(source.topic(), source.partition())
                .query(String.class)
                .single();
    }

    /** What must hold after every commit, whatever was posted. */
    public void check() {
        assertThat(jdbc.sql("select currency from balance group by currency having sum(balance_minor) <> 0")
                        .query(String.class)
                        .list())
                .as("currencies whose trial balance is not zero")
                .isEmpty();
        assertThat(number("""
                                select count(*) from
                                  (select account_id, currency, partition_id, sum(amount_minor) s, count(*) n
                                   from entry group by 1, 2, 3) e
                                full join (select * from balance where account_id not like '@%') b
                                  using (account_id, currency, partition_id)
                                where e.s is distinct from b.balance_minor or e.n is distinct from b.entries
                                """))
                .as("balance rows that are not the sum of their entries")
                .isZero();
        assertThat(number("""
                                select count(*) from
                                  (select account_id, currency, partition_id, sum(amount_minor) s
                                   from control_posting group by 1, 2, 3) c
                                full join (select * from balance where account_id like '@%') b
                                  using (account_id, currency, partition_id)
                                where c.s is distinct from b.balance_minor
                                """))
                .as("control rows that are not the sum of their postings")
                .isZero();
        assertThat(number("select count(*) from event_seen")).as("ids seen").isEqualTo(count("entry"));
        assertThat(number("""
                                select count(*) from account a
                                full join (select account_id, currency, count(*) n from balance
                                           where account_id not like '@%' group by 1, 2) b
                                  using (account_id, currency)
                                where a.partitions is distinct from b.n
                                """))
                .as("accounts that are not those of the balance rows")
                .isZero();
        assertThat(number("""
                                select count(*) from ledger_partition p
                                left join lateral (
                                  select coalesce(sum(entries), 0) e, coalesce(sum(duplicates), 0) d,
                                         coalesce(sum(conflicts), 0) c, coalesce(sum(dead_letters), 0) l,
                                         coalesce(max(batch_no), 0) n
                                  from batch b where b.partition_id = p.partition_id) b on true
                                where (p.entries, p.duplicates, p.conflicts, p.dead_letters, p.batch_no)
                                      is distinct from (b.e, b.d, b.c, b.l, b.n)
                                   or p.entries <> (select count(*) from entry e where e.partition_id = p.partition_id)
                                """))
                .as("partitions whose totals are not those of their batches")
                .isZero();
    }
}
