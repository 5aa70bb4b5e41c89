package io.shadowledger.sandbox.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProcessTest {

    @TempDir
    Path directory;

    @Test
    void recordsAreKeptOverAStopAndAStart() throws Exception {
        try (var kafka = KafkaProcess.start(settings())) {
            // Given
            createTopic(kafka, "events");
            produce(kafka, "events", "kept");

            // When
            kafka.stop();
            kafka.start();

            // Then
            assertThat(consume(kafka, "events", 1)).containsExactly("kept");
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        try (var kafka = KafkaProcess.start(settings())) {
            // Given
            createTopic(kafka, "events");
            produce(kafka, "events", "kept");

            // When
            kafka.kill9();
            kafka.start();

            // Then
            assertThat(consume(kafka, "events", 1)).containsExactly("kept");
        }
    }

    @Test
    void aBrokerThatAKilledJvmLeftBehindIsStoppedByTheNextStart() {
        // Given
        var settings = settings();
        var leftBehind = KafkaProcess.start(settings);
        long orphan = leftBehind.pid();

        // When
        try (var next = KafkaProcess.start(settings)) {

            // Then
            assertThat(next.pid()).isNotEqualTo(orphan);
            assertThat(leftBehind.isRunning()).isFalse();
        }
    }

    @Test
    void aPortInUseIsSaidInOneSentence() throws Exception {
        try (var other = new ServerSocket()) {
            // Given
            other.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));

            // When
            var thrown = catchThrowable(() -> KafkaProcess.start(
                    new KafkaProcess.Settings(directory.resolve("kafka"), other.getLocalPort(), Ports.free())));

            // Then
            assertThat(thrown)
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageStartingWith(
                            "port " + other.getLocalPort() + " on 127.0.0.1, where Kafka would listen, is in use");
        }
    }

    @Test
    void aBrokerThatIsNotBuiltIsSaidInOneSentence() {
        // Given
        var ports = Ports.free(2);
        var settings = new KafkaProcess.Settings(
                directory.resolve("nowhere"),
                directory.resolve("kafka"),
                ports[0],
                ports[1],
                directory.resolve("log"),
                256);

        // When Then
        assertThatThrownBy(() -> KafkaProcess.start(settings))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("is not built")
                .hasMessageContaining("./shadowledger build");
    }

    @Test
    void aTopicIsNeverMadeByUse() {
        // Given
        var kafka = KafkaProcess.shared();

        // When
        var thrown = catchThrowable(() -> describe(kafka, "never-made"));

        // Then
        assertThat(thrown)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }

    @Test
    void aPausedBrokerAnswersNothingUntilItIsResumed() throws Exception {
        try (var kafka = KafkaProcess.start(settings())) {
            // Given
            createTopic(kafka, "events");
            kafka.pause();
            var whilePaused = catchThrowable(() -> describe(kafka, "events"));

            // When
            kafka.resume();

            // Then
            assertThat(whilePaused).hasCauseInstanceOf(TimeoutException.class);
            describe(kafka, "events");
        }
    }

    private KafkaProcess.Settings settings() {
        var ports = Ports.free(2);
        return new KafkaProcess.Settings(directory.resolve("kafka"), ports[0], ports[1]);
    }

    private static Admin admin(KafkaProcess kafka) {
        return Admin.create(Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "request.timeout.ms", "1500",
                "default.api.timeout.ms", "3000"));
    }

    private static void createTopic(KafkaProcess kafka, String topic) throws Exception {
        try (var admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static void describe(KafkaProcess kafka, String topic) throws Exception {
        try (var admin = admin(kafka)) {
            admin.describeTopics(List.of(topic)).allTopicNames().get(10, TimeUnit.SECONDS);
        }
    }

    private static void produce(KafkaProcess kafka, String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> consume(KafkaProcess kafka, String topic, int count) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var values = new ArrayList<String>();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
            }
            return values;
        }
    }
}
