package io.shadowledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.money.Money;
import io.shadowledger.api.system.SystemStatus;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.EventWriter;
import io.shadowledger.service.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The database and the broker die and come back; nothing that was accepted is lost, nothing is posted twice. */
class OutageTest {

    private static final String EVENT = """
            {"eventId":"%s","accountId":"a","type":"credit","amount":"1.00","timestamp":"2026-03-02T12:00:00Z"}
            """;
    private static final String[] QUICK = {"shadowledger.kafka.delivery-timeout=2s"};

    private KafkaProcess kafka;
    private PostgresProcess postgres;

    @BeforeEach
    void start() throws Exception {
        kafka = KafkaProcess.temporary();
        postgres = PostgresProcess.temporary();
        RunningService.createTopics(kafka.bootstrapServers(), 3);
    }

    @AfterEach
    void stop() {
        kafka.close();
        postgres.close();
    }

    @Test
    void aDatabaseThatIsKilledWhilePostingCostsNothingButTime() throws Exception {
        // Given
        var database = postgres.freshDatabase("outage");
        int events = 30_000;
        produce(events, 0);
        try (var service =
                RunningService.start(database, kafka.bootstrapServers(), "shadowledger.posting.max-batch=200")) {
            RunningService.await("some are posted", () -> entries(service) > 1_000);

            // When
            postgres.kill9();

            // Then
            RunningService.await(
                    "the service says so", () -> readiness(service).contains("\"database\":{\"details\":{\"reason\""));
            assertThat(get(service, "/actuator/health/readiness")
                            .getStatusCode()
                            .value())
                    .isEqualTo(503);
            assertThat(get(service, "/actuator/health/liveness").getStatusCode().value())
                    .isEqualTo(200);
            assertThat(postEvent(service, "while-away").getStatusCode().value()).isEqualTo(202);
            postgres.start();
            RunningService.await("all are posted", () -> entries(service) == events + 1);
            assertThat(service.system().status().balanced()).isTrue();
            assertThat(service.system().status().duplicates()).isZero();
            RunningService.await("ready again", () -> readiness(service).contains("\"status\":\"UP\"}"));
        }
    }

    @Test
    void aDeadBrokerIsToldAndIsUsedAgainOnceItIsBack() {
        // Given
        try (var service = RunningService.start(postgres.freshDatabase("outage"), kafka.bootstrapServers(), QUICK)) {
            assertThat(postEvent(service, "before").getStatusCode().value()).isEqualTo(202);
            RunningService.await("posted", () -> entries(service) == 1);

            // When
            kafka.kill9();

            // Then
            var answer = postEvent(service, "during");
            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(answer.getBody())
                    .contains("urn:shadowledger:problem:unavailable")
                    // Whether the record had left already depends on when the client noticed: each has its own truth.
                    .containsPattern("did not confirm the event within 2 s: send it again with the same eventId"
                            + "|the event was not accepted; send it again later");
            RunningService.await(
                    "not ready, with the reason",
                    () -> readiness(service).contains("\"broker\":{\"details\":{\"reason\""));
            assertThat(service.system().status().partitions())
                    .isNotEmpty()
                    .allSatisfy(partition -> assertThat(partition.lag()).isNull());
            kafka.start();
            RunningService.await("accepted again", () -> {
                int status = postEvent(service, "during").getStatusCode().value();
                return status == 202 || status == 409;
            });
            RunningService.await("posted once", () -> entries(service) == 2);
            RunningService.await("ready again", () -> readiness(service).contains("\"status\":\"UP\"}"));
        }
    }

    @Test
    void aServiceThatStartsFirstWaitsForDatabaseAndBroker() {
        // Given
        var database = postgres.freshDatabase("outage");
        postgres.stop();
        kafka.stop();
        try (var service = RunningService.start(database, kafka.bootstrapServers(), QUICK)) {
            assertThat(get(service, "/actuator/health/liveness").getStatusCode().value())
                    .isEqualTo(200);
            assertThat(get(service, "/actuator/health/readiness")
                            .getStatusCode()
                            .value())
                    .isEqualTo(503);

            // When
            postgres.start();
            kafka.start();

            // Then
            RunningService.await("ready", () -> readiness(service).contains("\"status\":\"UP\"}"));
            RunningService.await(
                    "accepts", () -> postEvent(service, "first").getStatusCode().value() != 503);
            RunningService.await("posts", () -> entries(service) == 1);
        }
    }

    @Test
    void replicasShareThePartitionsAndTakeOverFromEachOther() throws Exception {
        // Given
        var database = postgres.freshDatabase("outage");
        int produced = 20_000;
        try (var one = RunningService.start(database, kafka.bootstrapServers(), "shadowledger.posting.max-batch=100")) {
            produce(produced, 0);
            RunningService.await("some are posted", () -> entries(one) > 500);

            // When
            try (var other =
                    RunningService.start(database, kafka.bootstrapServers(), "shadowledger.posting.max-batch=100")) {
                // Goes on until partitions have moved, however fast the first one is.
                long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
                while (metric(other, "shadowledger_posting_entries_total") == 0) {
                    assertThat(System.nanoTime())
                            .as("the other one posts as well")
                            .isLessThan(until);
                    produce(100, produced);
                    produced += 100;
                }
            }

            // Then
            int sent = produced;
            RunningService.await("all are posted", () -> entries(one) == sent);
            var status = one.system().status();
            assertThat(status.balanced()).isTrue();
            assertThat(status.duplicates() + status.conflicts() + status.deadLetters())
                    .isZero();
        }
    }

    @Test
    void everyRecordIsPostedOrCountedWhateverItHolds() throws Exception {
        // Given
        var random = new Random(3);
        int hostile = 3_000;
        try (var service = RunningService.start(postgres.freshDatabase("outage"), kafka.bootstrapServers())) {

            // When
            try (var producer = producer()) {
                for (int i = 0; i < hostile; i++) {
                    var unused = producer.send(new ProducerRecord<>(
                            random.nextInt(10) == 0 ? Topics.CORRECTIONS : Topics.RAW, null, hostile(random, i)));
                }
            }

            // Then
            RunningService.await("all are accounted for", () -> {
                var status = service.system().status();
                return status.entries() + status.duplicates() + status.conflicts() + status.deadLetters() == hostile;
            });
            var status = service.system().status();
            assertThat(status.balanced()).isTrue();
            assertThat(status.entries()).isPositive();
            assertThat(status.duplicates()).isPositive();
            assertThat(status.conflicts()).isPositive();
            assertThat(status.deadLetters()).isPositive();
            assertThat(deadLetters())
                    .hasSize((int) status.deadLetters())
                    .allSatisfy(headers -> assertThat(headers)
                            .containsKeys("origin-topic", "origin-partition", "origin-offset", "reason"));
        }
    }

    private static byte[] hostile(Random random, int i) {
        var valid = new String(
                EventWriter.write(new BookableEvent(
                        "h" + random.nextInt(i + 1),
                        "acc" + random.nextInt(50),
                        new Money(random.nextInt(3) + 1, Money.currency("CZK")),
                        Instant.parse("2026-03-02T12:00:00Z"),
                        null,
                        null)),
                StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> new byte[random.nextInt(20)];
            case 2 -> valid.substring(0, random.nextInt(valid.length())).getBytes(StandardCharsets.UTF_8);
            case 3 -> {
                var bytes = valid.getBytes(StandardCharsets.UTF_8);
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 4 -> valid.replace("\"amount\":\"", "\"amount\":\"-").getBytes(StandardCharsets.UTF_8);
            default -> valid.getBytes(StandardCharsets.UTF_8);
        };
    }

    private void produce(int events, int firstId) throws Exception {
        var last = new ArrayList<Future<RecordMetadata>>();
        try (var producer = producer()) {
            for (int i = 0; i < events; i++) {
                var account = "acc" + i % 97;
                var event = new BookableEvent(
                        "e" + (firstId + i),
                        account,
                        new Money(i % 3 == 0 ? -5 : 7, Money.currency("CZK")),
                        Instant.parse("2026-03-02T12:00:00Z"),
                        null,
                        null);
                last.add(producer.send(new ProducerRecord<>(
                        Topics.RAW, account.getBytes(StandardCharsets.UTF_8), EventWriter.write(event))));
            }
        }
        last.getLast().get(30, TimeUnit.SECONDS);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private List<Map<String, String>> deadLetters() {
        var found = new ArrayList<Map<String, String>>();
        var source = new TopicPartition(Topics.DEAD_LETTER, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            long end = consumer.endOffsets(List.of(source)).get(source);
            while (consumer.position(source) < end) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    var headers = new TreeMap<String, String>();
                    record.headers()
                            .forEach(header ->
                                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
                    found.add(headers);
                }
            }
        }
        return found;
    }

    private static long entries(RunningService service) {
        var answer = service.as("auditor")
                .get()
                .uri("/api/v1/status")
                .exchange((_, response) ->
                        response.getStatusCode().value() == 200 ? response.bodyTo(SystemStatus.class) : null);
        return answer == null ? -1 : answer.entries();
    }

    private static double metric(RunningService service, String name) {
        return get(service, "/actuator/prometheus")
                .getBody()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String readiness(RunningService service) {
        return get(service, "/actuator/health/readiness").getBody();
    }

    private static ResponseEntity<String> get(RunningService service, String path) {
        return service.anonymous()
                .get()
                .uri(path)
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }

    private static ResponseEntity<String> postEvent(RunningService service, String id) {
        return service.as("feed")
                .post()
                .uri("/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body(EVENT.formatted(id))
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }
}
