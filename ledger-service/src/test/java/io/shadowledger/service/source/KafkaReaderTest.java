package io.shadowledger.service.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.report.ReportSource.Kind;
import io.shadowledger.api.report.SourceRefusal;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.source.SourceProperties.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(SharedService.class)
class KafkaReaderTest {

    private static final String HEADER = "accountId,currency,balance\n";
    private static final Map<String, String> SAYINGS = Map.of(
            "name", "eod.csv",
            "as-of", "2026-03-02T22:59:59.999999Z",
            "basis", "value",
            "complete", "false");

    private static RunningService service;
    private static JdbcClient sql;
    private static String broker;
    private static int topics;

    private String topic = "";

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        sql = JdbcClient.create(shared.database().dataSource());
        broker = shared.kafka().bootstrapServers();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        topic = "cbs.reports." + ++topics;
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRecordIsAReportWithWhatItsHeadersSayAndIsCommittedAfterIt() throws Exception {
        // Given
        send(HEADER + topic + ",CZK,1.00\n", SAYINGS);

        // When
        read(1);

        // Then
        assertThat(reports()).containsExactly("eod.csv 2026-03-02 22:59:59.999999 VALUE");
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void aRecordThatCannotBeReadIsRefusedWithItsPlaceAndTheNextIsTaken() throws Exception {
        // Given
        send(HEADER + topic + ",CZK,x\n", SAYINGS);
        send(HEADER + topic + ",CZK,1.00\n", Map.of("as-of", "yesterday"));
        send(null, SAYINGS);
        send(HEADER + topic + ",CZK,1.00\n", SAYINGS);

        // When
        read(4);

        // Then
        assertThat(service.bean(SourceFiles.class).refusals(topic, Long.MAX_VALUE, 10))
                .extracting(refusal -> refusal.place() + ": " + refusal.reason())
                .satisfiesExactly(
                        empty -> assertThat(empty).startsWith(topic + "-0@2: line 1, column 1: the file is empty"),
                        moment -> assertThat(moment).startsWith(topic + "-0@1: as-of is a time such as "),
                        amount -> assertThat(amount)
                                .startsWith(topic + "-0@0: line 2, column 3 (balance): 'x' is not an amount"));
        assertThat(reports()).hasSize(1);
        assertThat(committed()).isEqualTo(4);
    }

    @Test
    void whateverARecordHoldsItsRefusalIsRecorded() throws Exception {
        // Given
        send(
                HEADER + topic + ",CZK,\u00001\n",
                Map.of("as-of", "2026-03-02T22:59:59.999999Z", "name", "eod\u0000\n.csv"));
        send(
                HEADER + topic + ",CZK,\u00001\n",
                Map.of("as-of", "2026-03-02T22:59:59.999999Z", "name", "n".repeat(5_000)));
        send(HEADER + topic + ",CZK,\u00001\n", SAYINGS);

        // When
        read(3);

        // Then
        assertThat(service.bean(SourceFiles.class).refusals(topic, Long.MAX_VALUE, 10))
                .hasSize(3)
                .extracting(SourceRefusal::name)
                .contains("eod  .csv", "n".repeat(2_000), "eod.csv");
        assertThat(reports()).isEmpty();
    }

    @Test
    void aCrashBetweenStoringAndCommittingTakesTheRecordOnce() throws Exception {
        // Given
        var content = HEADER + topic + ",CZK,1.00\n";
        send(content, SAYINGS);
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        service.bean(SourceIntake.class)
                .take(
                        source(),
                        new IncomingFile(
                                "eod.csv",
                                topic + "-0@0",
                                bytes.length,
                                SAYINGS,
                                () -> new ByteArrayInputStream(bytes)));
        assertThat(reports()).hasSize(1);

        // When
        read(1);

        // Then
        assertThat(reports()).hasSize(1);
        assertThat(service.bean(SourceFiles.class).counts().get(topic).taken()).isEqualTo(1);
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void aTopicThatIsNotThereIsAFailureOfTheSource() {
        // Given
        topic = "cbs.none";

        // When / Then
        assertThatThrownBy(() -> reader().read(() -> true))
                .isInstanceOf(SourceException.class)
                .hasMessage("there is no topic cbs.none: make it, or name another");
    }

    private void read(int records) {
        try (var reader = reader()) {
            var decided = new int[1];
            RunningService.await(records + " records decided on", () -> {
                try {
                    decided[0] += reader.read(() -> true);
                } catch (IOException failure) {
                    throw new AssertionError(failure);
                }
                return decided[0] >= records;
            });
        }
    }

    private KafkaReader reader() {
        return new KafkaReader(
                source(), service.bean(LedgerProperties.class).kafka(), service.bean(SourceIntake.class));
    }

    /** The source has the name of its topic. */
    private Source source() {
        return new Source(
                topic,
                Kind.KAFKA,
                new SourceProperties.Folder("", Duration.ofSeconds(5)),
                new SourceProperties.S3("", "", null, null),
                new SourceProperties.Kafka(topic),
                null,
                null,
                null,
                Basis.BOOKED,
                null,
                null,
                Duration.ofSeconds(5));
    }

    private void send(@Nullable String content, Map<String, String> headers) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker,
                "key.serializer", ByteArraySerializer.class,
                "value.serializer", ByteArraySerializer.class);
        try (var producer = new KafkaProducer<byte[], byte @Nullable []>(settings)) {
            var record = new ProducerRecord<byte[], byte @Nullable []>(
                    topic, content == null ? null : content.getBytes(StandardCharsets.UTF_8));
            headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get(30, TimeUnit.SECONDS);
        }
    }

    private long committed() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            return admin.listConsumerGroupOffsets("shadow-ledger-reports-" + topic)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS)
                    .get(new TopicPartition(topic, 0))
                    .offset();
        }
    }

    private List<String> reports() {
        return sql.sql("""
                        select name || ' ' || (as_of at time zone 'UTC') || ' ' || basis from report
                        where received_from = ? order by report_no
                        """).param("source:" + topic).query(String.class).list();
    }
}
