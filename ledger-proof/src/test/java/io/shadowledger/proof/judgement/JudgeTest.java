package io.shadowledger.proof.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.proof.arena.LedgerTopics;
import io.shadowledger.proof.workload.Expectation;
import io.shadowledger.proof.workload.Oracle;
import io.shadowledger.proof.workload.Workload;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.posting.DirectPosting;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A right book passes, and every way in which one can be wrong is noticed. */
class JudgeTest {

    private static final Currency EUR = Currency.getInstance(Workload.DEFAULT_CURRENCY);
    private static final int RECORDS = 3_000;
    private static final AtomicInteger COPIES = new AtomicInteger();

    private static TopicReader topics;
    private static PostgresDatabase book;
    private static Expectation expectation;

    @BeforeAll
    static void postAWorkload() throws Exception {
        var kafka = KafkaProcess.shared();
        LedgerTopics.create(kafka.bootstrapServers(), 2);
        topics = new TopicReader(kafka.bootstrapServers());
        book = PostgresProcess.shared().freshDatabase("judged");
        Flyway.configure().dataSource(book.dataSource()).load().migrate();
        expectation = produce(kafka.bootstrapServers());
        post();
    }

    @Test
    void deadLettersAreOnTheirTopicWithAllTheirBytesOrSayHowManyAreNot() {
        // Given
        var findings = new Findings();

        // When
        long withoutPayload = new Judge(book, topics, findings).deadLetters();

        // Then
        assertThat(findings.sentences()).isEmpty();
        assertThat(withoutPayload).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update dead_letter set payload = sha256(record_key)          | bytes of",
                "delete from dead_letter where kafka_offset % 2 = 1            | is on the topic, and not in the book",
                "update dead_letter set kafka_offset = kafka_offset + 900000   | is in the book, and not on the topic"
            })
    void aDeadLetterThatIsNotOnItsTopicAsTheBookHasItIsNoticed(String damage, String noticed) throws Exception {
        // Given
        var spoilt = copyOfTheBook();
        execute(spoilt, damage);
        var findings = new Findings();

        // When
        new Judge(spoilt, topics, findings).deadLetters();

        // Then
        assertThat(findings.sentences()).anyMatch(sentence -> sentence.contains(noticed));
    }

    @Test
    void aRightBookPasses() {
        // Given
        var findings = new Findings();
        var judge = new Judge(book, topics, findings);

        // When
        judge.compare(expectation);
        judge.verify();
        judge.rebuild(PostgresProcess.shared().freshDatabase("rebuilt"), EUR, Clock.systemUTC());

        // Then
        assertThat(findings.sentences()).isEmpty();
        assertThat(expectation.duplicates()).isPositive();
        assertThat(expectation.conflicts()).isPositive();
        assertThat(expectation.deadLetters()).isPositive();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            entries       ; delete from entry where kafka_offset = (select max(kafka_offset) from entry)
            entries       ; update entry set amount_minor = amount_minor + 1 where kafka_offset = (select min(kafka_offset) from entry)
            entries       ; update entry set account_id = account_id || 'x' where kafka_offset = (select min(kafka_offset) from entry)
            entries       ; update entry set value_time = value_time + interval '1 microsecond' where kafka_offset = (select min(kafka_offset) from entry)
            entries       ; update entry set reference = 'other' where kafka_offset = (select min(kafka_offset) from entry)
            entries       ; insert into entry select partition_id, kafka_offset, recorded_at + interval '1 second', batch_no, kind, event_id || 'x', account_id, currency, amount_minor, value_time, overdraft, reference, description, chain_hash from entry where kafka_offset = (select min(kafka_offset) from entry)
            entries       ; insert into entry select partition_id, 1000000, recorded_at, batch_no, kind, event_id, account_id, currency, amount_minor, value_time, overdraft, reference, description, chain_hash from entry where kafka_offset = (select min(kafka_offset) from entry)
            counts        ; update ledger_partition set duplicates = duplicates - 1 where kafka_partition = 0
            counts        ; update ledger_partition set next_offset = next_offset - 1 where kafka_partition = 1
            counts        ; delete from event_conflict where kafka_offset = (select max(kafka_offset) from event_conflict)
            counts        ; update dead_letter set kafka_offset = 1000000 where kafka_offset = (select max(kafka_offset) from dead_letter)
            counts        ; delete from event_seen where event_id = (select max(event_id) from event_seen)
            balances      ; update balance set balance_minor = balance_minor + 1 where account_id = 'acc-0'
            balances      ; delete from balance where account_id = 'acc-1'
            trial balance ; update balance set balance_minor = balance_minor + 1 where account_id = '@control'
            chains        ; update entry set amount_minor = amount_minor + 1 where kafka_offset = (select min(kafka_offset) from entry)
            chains        ; update entry set overdraft = not overdraft where kafka_offset = (select min(kafka_offset) from entry)
            chains        ; update batch set recorded_at = recorded_at + interval '1 microsecond' where batch_no = 1
            chains        ; update dead_letter set reason = 'none'
            chains        ; update ledger_partition set seal = decode(repeat('00', 32), 'hex')
            rebuild       ; update ledger_partition set chain_head = decode(repeat('00', 32), 'hex')
            rebuild       ; update balance set last_event_id = 'ev-none' where account_id = 'acc-0'
            """)
    void aWrongBookIsNoticed(String check, String wrong) throws Exception {
        // Given
        var spoilt = copyOfTheBook();
        execute(spoilt, wrong);
        var findings = new Findings();
        var judge = new Judge(spoilt, topics, findings);

        // When
        judge.compare(expectation);
        judge.verify();
        if (check.equals("rebuild")) {
            judge.rebuild(PostgresProcess.shared().freshDatabase("rebuilt"), EUR, Clock.systemUTC());
        }

        // Then
        assertThat(findings.sentences()).anyMatch(sentence -> sentence.startsWith(check + ": "));
    }

    private static Expectation produce(String bootstrapServers) throws Exception {
        var oracle = new Oracle();
        var workload = new Workload(1, Workload.Mix.ROUGH);
        try (var producer = producer(bootstrapServers)) {
            for (int i = 0; i < RECORDS; i++) {
                var record = workload.next();
                var place = producer.send(new ProducerRecord<>(Topics.RAW, record.key(), record.value()))
                        .get(30, TimeUnit.SECONDS);
                oracle.take(place.partition(), place.offset(), record.content());
            }
        }
        return oracle.expectation();
    }

    /** As the service does, with its dead letters told on their topic. */
    private static void post() throws Exception {
        var posting = new DirectPosting(EUR, Clock.systemUTC());
        try (var connection = book.dataSource().getConnection()) {
            topics.<SQLException>read(Topics.RAW, records -> {
                var source = new TopicPartition(Topics.RAW, records.getFirst().partition());
                connection.setAutoCommit(true);
                var writer = posting.takeOver(connection, source);
                for (int from = 0; from < records.size(); from += 100) {
                    writer.post(connection, records.subList(from, Math.min(records.size(), from + 100)));
                }
            });
        }
        try (var producer = producer(KafkaProcess.shared().bootstrapServers())) {
            for (var partition : expectation.partitions().entrySet()) {
                for (var fate : partition.getValue().fates().entrySet()) {
                    if (fate.getValue().verdict() == Expectation.Verdict.DEAD_LETTER) {
                        producer.send(letter(partition.getKey(), fate.getKey())).get(30, TimeUnit.SECONDS);
                    }
                }
            }
        }
    }

    /** Every other one as if it were too large for its topic. */
    private static ProducerRecord<byte[], byte[]> letter(int partition, long offset) {
        return JdbcClient.create(book.dataSource())
                .sql("select record_key, payload from dead_letter join ledger_partition using (partition_id)"
                        + " where kafka_partition = ? and kafka_offset = ?")
                .params(partition, offset)
                .query((row, _) -> letter(partition, offset, row.getBytes(1), row.getBytes(2)))
                .single();
    }

    private static ProducerRecord<byte[], byte[]> letter(int partition, long offset, byte[] key, byte[] payload) {
        boolean whole = offset % 2 == 0;
        var letter = new ProducerRecord<byte[], byte[]>(
                Topics.DEAD_LETTER, null, whole ? key : null, whole ? payload : null);
        header(letter, "origin-topic", Topics.RAW);
        header(letter, "origin-partition", partition);
        header(letter, "origin-offset", offset);
        if (!whole) {
            header(letter, "omitted-bytes", (key == null ? 0 : key.length) + (payload == null ? 0 : payload.length));
        }
        return letter;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, Object value) {
        record.headers().add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static PostgresDatabase copyOfTheBook() throws SQLException {
        var name = "spoilt_" + COPIES.incrementAndGet();
        execute(
                PostgresProcess.shared().superuser(),
                "create database " + name + " template " + book.name() + " owner " + book.username());
        return new PostgresDatabase(book.host(), book.port(), name, book.username(), book.password());
    }

    private static void execute(PostgresDatabase database, String statement) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
