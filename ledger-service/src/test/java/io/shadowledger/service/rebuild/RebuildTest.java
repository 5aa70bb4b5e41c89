package io.shadowledger.service.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.money.Money;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.JobProcess;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.database.BookDatabase;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.EventWriter;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.posting.DirectPosting;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RebuildTest {

    private static final TopicPartition CORRECTIONS_0 = new TopicPartition(Topics.CORRECTIONS, 0);

    private final Random random = new Random(31);
    private final Map<TopicPartition, List<byte[]>> topics = new LinkedHashMap<>();
    private KafkaProcess kafka;
    private PostgresDatabase original;

    @BeforeEach
    void start() throws Exception {
        kafka = KafkaProcess.temporary();
        RunningService.createTopics(kafka.bootstrapServers(), 2);
        original = Book.ofAnotherOwner(Clock.systemUTC()).database();
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void whatIsRebuiltIsTheSameInBalancesAndHeads() throws Exception {
        // Given duplicates, conflicts, dead letters, corrections and events of the past
        fill(3_000);
        var target = PostgresProcess.shared().freshDatabase("rebuilt");

        // When
        var rebuilt = rebuild(target);

        // Then
        assertThat(rebuilt.out())
                .contains("The rebuilt book has the same balances and the same chain heads as the original.");
        assertThat(rebuilt.code()).isZero();
        assertThat(heads(target)).isEqualTo(heads(original)).hasSize(3);
        assertThat(count(original, "event_conflict")).isPositive();
        assertThat(count(original, "dead_letter")).isPositive();
        assertThat(verify(target)).isZero();
    }

    @Test
    void anOriginalThatMovedOnIsComparedAsItWas() throws Exception {
        // Given
        fill(500);
        var target = PostgresProcess.shared().freshDatabase("rebuilt");
        rebuild(target);
        var more = records(200, "later-");
        topics.get(raw(0)).addAll(more);
        produce(raw(0), more);
        post(original, raw(0));

        // When
        var again = rebuild(target);

        // Then
        assertThat(again.out()).contains("the same balances and the same chain heads", "Posted 0 records");
        assertThat(again.code()).isZero();
    }

    @Test
    void aRebuildThatWasKilledGoesOn() throws Exception {
        // Given
        fill(1_000);
        var target = PostgresProcess.shared().freshDatabase("rebuilt");
        begin(target);
        post(target, raw(1), 100);

        // When
        var rebuilt = rebuild(target);

        // Then
        assertThat(rebuilt.code()).as(rebuilt.out()).isZero();
        assertThat(heads(target)).isEqualTo(heads(original));
        assertThat(rebuilt.out())
                .contains("Posted %,d records"
                        .formatted(topics.values().stream().mapToInt(List::size).sum() - 100));
    }

    @Test
    void anIdThatCameInTwoPartitionsIsToldApartFromDamage() throws Exception {
        // Given an event that the original took from partition 0, and that a rebuild may take from partition 1
        fillWithOneIdInTwoPartitions();
        var target = PostgresProcess.shared().freshDatabase("rebuilt");
        begin(target);
        post(target, raw(1), 100);

        // When
        var rebuilt = rebuild(target);

        // Then
        assertThat(rebuilt.out())
                .contains(
                        "The rebuilt book has the same balances; its chain heads differ only because of events that came"
                                + " in two partitions.");
        assertThat(rebuilt.code()).isZero();
        assertThat(heads(target)).isNotEqualTo(heads(original));
    }

    @Test
    void entriesOfADetachedMonthAreComparedToo() throws Exception {
        // Given the event of two partitions in a month that the original has detached since
        fillWithOneIdInTwoPartitions();
        detachThisMonth();
        var target = PostgresProcess.shared().freshDatabase("rebuilt");
        begin(target);
        post(target, raw(1), 100);

        // When
        var rebuilt = rebuild(target);

        // Then
        assertThat(rebuilt.out()).contains("differ only because of events that came in two partitions");
        assertThat(rebuilt.code()).as(rebuilt.out()).isZero();
    }

    @Test
    void aMonthThatIsArchivedElsewhereIsNamedWhereHeadsDiffer() throws Exception {
        // Given
        fillWithOneIdInTwoPartitions();
        var month = detachThisMonth();
        superuser(original).sql("drop table " + month).update();
        var target = PostgresProcess.shared().freshDatabase("rebuilt");
        begin(target);
        post(target, raw(1), 100);

        // When
        var rebuilt = rebuild(target);

        // Then
        assertThat(rebuilt.out()).contains("the original's detached months [", "restore their tables and start again");
        assertThat(rebuilt.code()).as(rebuilt.out()).isEqualTo(1);
    }

    @Test
    void aBalanceThatWasTamperedWithInTheOriginalIsNamed() throws Exception {
        // Given
        fill(200);
        sql(original)
                .sql("update balance set balance_minor = balance_minor + 1 where account_id = 'acct-1'"
                        + " and partition_id = (select min(partition_id) from balance where account_id = 'acct-1')")
                .update();

        // When
        var rebuilt = rebuild(PostgresProcess.shared().freshDatabase("rebuilt"));

        // Then
        assertThat(rebuilt.code()).isEqualTo(1);
        assertThat(rebuilt.out()).contains("acct-1 CZK: original ", "THE REBUILT BOOK IS NOT THE SAME");
    }

    @Test
    void recordsThatRetentionRemovedAreNamed() throws Exception {
        // Given
        fill(300);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteRecords(Map.of(raw(1), RecordsToDelete.beforeOffset(40)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }

        // When
        var rebuilt = rebuild(PostgresProcess.shared().freshDatabase("rebuilt"));

        // Then
        assertThat(rebuilt.code()).isEqualTo(6);
        assertThat(rebuilt.out()).contains("missing are {transactions.raw-1=offsets 0 to 39}");
    }

    @Test
    void theOriginalItselfIsNoTarget() throws Exception {
        // Given
        fill(10);

        // When
        var rebuilt = rebuild(original);

        // Then
        assertThat(rebuilt.code()).isEqualTo(6);
        assertThat(rebuilt.out()).contains("the database to fill is the original itself");
    }

    @Test
    void aDatabaseWithSomethingInItIsNoTarget() throws Exception {
        // Given
        fill(10);
        var target = PostgresProcess.shared().freshDatabase("rebuilt");
        sql(target).sql("create table invoices (id int)").update();

        // When
        var rebuilt = rebuild(target);

        // Then
        assertThat(rebuilt.code()).isEqualTo(6);
        assertThat(rebuilt.out()).contains("is not empty: it has tables such as invoices");
    }

    @Test
    void theResultForProgramsIsOneObject() throws Exception {
        // Given
        fill(50);

        // When
        var rebuilt = rebuild(PostgresProcess.shared().freshDatabase("rebuilt"), "shadowledger.job.output=json");

        // Then
        assertThat(rebuilt.out())
                .startsWith("{\"job\":\"rebuild\",\"outcome\":\"same\"")
                .hasLineCount(1);
    }

    @Test
    void whoeverWatchesGetsTheResultAsAnEvent() throws Exception {
        // Given
        fill(50);

        // When
        var rebuilt = rebuild(PostgresProcess.shared().freshDatabase("rebuilt"), "shadowledger.job.output=events");

        // Then
        assertThat(rebuilt.out().lines().toList().getLast())
                .startsWith("{\"detail\":\"The rebuilt book has the same balances and the same chain heads")
                .contains("\"event\":\"result\",\"job\":\"rebuild\",\"outcome\":\"good\",\"records\":");
    }

    // ---- the original

    private static TopicPartition raw(int partition) {
        return new TopicPartition(Topics.RAW, partition);
    }

    /** Fills both raw partitions and the corrections, on the topics and in the original. */
    private void fill(int perPartition) throws Exception {
        topics.put(raw(0), records(perPartition, "p0-"));
        topics.put(raw(1), records(perPartition, "p1-"));
        topics.put(CORRECTIONS_0, records(perPartition / 10, "c-"));
        for (var source : topics.keySet()) {
            produce(source, topics.get(source));
            post(original, source);
        }
    }

    /** An event that came in two partitions, and that the original took from the first. */
    private void fillWithOneIdInTwoPartitions() throws Exception {
        var twice = EventWriter.write(event("twice", "A", 5));
        topics.put(raw(0), new ArrayList<>(List.of(EventWriter.write(event("x", "A", 5)), twice)));
        topics.put(raw(1), new ArrayList<>(List.of(twice, EventWriter.write(event("y", "B", 5)))));
        for (var source : topics.keySet()) {
            produce(source, topics.get(source));
            post(original, source);
        }
    }

    /** Detaches the month that all entries of the original are in; answers its table. */
    private String detachThisMonth() {
        var table = sql(original)
                .sql("select distinct tableoid::regclass::text from entry")
                .query(String.class)
                .single();
        sql(original).sql("""
                insert into closed_month (month, fenced_at)
                select date_trunc('month', max(recorded_at) at time zone 'UTC'), now() from entry
                """).update();
        sql(original).sql("""
                update closed_month set closed_at = now(), entries = (select count(*) from entry),
                    last_value_time = (select max(value_time) from entry)
                """).update();
        sql(original).sql("select detach_entry_month(month) from closed_month").query(_ -> {});
        sql(original).sql("update closed_month set detached_at = now()").update();
        return table;
    }

    private List<byte[]> records(int count, String prefix) {
        var records = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(20);
            int of = random.nextInt(i + 1);
            records.add(
                    switch (kind) {
                        case 0 -> ("{\"eventId\": \"" + prefix + i + "\"").getBytes(StandardCharsets.UTF_8);
                        case 1 -> EventWriter.write(event(prefix + of, "acct-" + of % 50, 1 + of % 1_000));
                        case 2 -> EventWriter.write(event(prefix + of, "acct-" + of % 50, 2 + of % 1_000));
                        default -> EventWriter.write(event(prefix + i, "acct-" + i % 50, 1 + i % 1_000));
                    });
        }
        return records;
    }

    private static BookableEvent event(String id, String account, long minor) {
        var time = Instant.parse("2026-03-01T00:00:00Z").minusSeconds(Math.floorMod(id.hashCode(), 90_000_000));
        return new BookableEvent(id, account, new Money(minor, Money.currency("CZK")), time, "ref " + id, null);
    }

    private void produce(TopicPartition source, List<byte[]> values) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var value : values) {
                var unused = producer.send(new ProducerRecord<>(source.topic(), source.partition(), null, value));
            }
        }
    }

    private void post(PostgresDatabase database, TopicPartition source) throws SQLException {
        post(database, source, Integer.MAX_VALUE);
    }

    /** Posts what the book lacks of a partition, at most so many records, in batches of no particular size. */
    private void post(PostgresDatabase database, TopicPartition source, int most) throws SQLException {
        var all = topics.get(source);
        try (var connection = database.dataSource().getConnection()) {
            var writer = new DirectPosting(Money.currency("CZK"), Clock.systemUTC()).takeOver(connection, source);
            int from = (int) writer.nextOffset();
            int end = (int) Math.min(all.size(), (long) from + most);
            while (from < end) {
                int to = Math.min(end, from + 1 + random.nextInt(200));
                var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
                for (int offset = from; offset < to; offset++) {
                    batch.add(new ConsumerRecord<>(source.topic(), source.partition(), offset, null, all.get(offset)));
                }
                writer.post(connection, batch);
                from = to;
            }
        }
    }

    // ---- the rebuild

    private JobProcess.Result rebuild(PostgresDatabase target, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "shadowledger.job=rebuild",
                "shadowledger.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "shadowledger.rebuild.postgres.host=" + target.host(),
                "shadowledger.rebuild.postgres.port=" + target.port(),
                "shadowledger.rebuild.postgres.database=" + target.name(),
                "shadowledger.rebuild.postgres.username=" + target.username(),
                "shadowledger.rebuild.postgres.password=" + target.password()));
        arguments.addAll(List.of(settings));
        return JobProcess.run(original, arguments.toArray(String[]::new));
    }

    /** What a rebuild does before its first record. */
    private void begin(PostgresDatabase target) throws Exception {
        var source = new SourceBook(database(original));
        try (var snapshot = source.snapshot()) {
            new TargetBook(database(target)).begin(source.partitions(snapshot), Instant.now());
        }
    }

    private static BookDatabase database(PostgresDatabase database) {
        return new BookDatabase(database.jdbcUrl(), database.username(), database.password());
    }

    private static int verify(PostgresDatabase database) {
        return JobProcess.run(database, "shadowledger.job=verify").code();
    }

    private static List<String> heads(PostgresDatabase database) {
        return sql(database)
                .sql(
                        "select topic || kafka_partition || ' ' || encode(chain_head, 'hex') from ledger_partition order by 1")
                .query(String.class)
                .list();
    }

    private static long count(PostgresDatabase database, String table) {
        return sql(database)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static JdbcClient superuser(PostgresDatabase database) {
        var superuser = PostgresProcess.shared().superuser();
        return JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), superuser.username(), superuser.password()));
    }

    private static JdbcClient sql(PostgresDatabase database) {
        return JdbcClient.create(database.dataSource());
    }
}
