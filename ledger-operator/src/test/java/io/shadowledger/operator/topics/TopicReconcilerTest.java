package io.shadowledger.operator.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shadowledger.crds.KafkaSpec;
import io.shadowledger.crds.TopicSpec;
import io.shadowledger.operator.condition.Finding;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.Ports;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real broker. The ledger's own topics have fixed names, so each test removes what it made. */
class TopicReconcilerTest {

    private static final List<String> OWN =
            List.of("transactions.raw", "transactions.corrections", "transactions.dead-letter");

    private final KafkaProcess kafka = KafkaProcess.shared();
    private final TopicReconciler topics = new TopicReconciler(new TopicSettings(Map.of(), Duration.ofSeconds(10)));

    @BeforeEach
    @AfterEach
    void removeTopics() throws Exception {
        try (var admin = admin()) {
            var names = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            admin.deleteTopics(names).all().get(10, TimeUnit.SECONDS);
            await().until(() ->
                    admin.listTopics().names().get(10, TimeUnit.SECONDS).isEmpty());
        }
    }

    @Test
    void aFreshClusterGetsTheTopicsOfTheLedgerAndTheListedOnes() throws Exception {
        // Given
        var spec = kafka(
                new TopicSpec("transactions.raw", 4, Map.of("retention.ms", "604800000")),
                new TopicSpec("bank.reports", 2, Map.of()));

        // When
        var state = topics.reconcile(spec);

        // Then
        assertThat(state.finding()).isEqualTo(Finding.good("TopicsAsWanted", "4 topics are as wanted"));
        assertThat(state.usable()).isTrue();
        assertThat(state.summary()).isEqualTo("4/4");
        // What the controller acknowledged reaches the broker that answers a moment later.
        await().untilAsserted(() -> assertThat(partitions())
                .containsOnly(
                        Map.entry("transactions.raw", 4),
                        Map.entry("transactions.corrections", 1),
                        Map.entry("transactions.dead-letter", 1),
                        Map.entry("bank.reports", 2)));
        assertThat(config("transactions.raw", "retention.ms")).isEqualTo("604800000");
    }

    @Test
    void aSecondLookChangesNothing() throws Exception {
        // Given
        topics.reconcile(kafka());
        await().untilAsserted(() -> assertThat(ids()).containsOnlyKeys(OWN));
        var before = ids();

        // When
        var state = topics.reconcile(kafka());

        // Then
        assertThat(state.finding().isGood()).isTrue();
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void partitionsAreRaisedInPlace() throws Exception {
        // Given
        topics.reconcile(kafka(new TopicSpec("transactions.raw", 2, Map.of())));
        await().untilAsserted(() -> assertThat(ids()).containsOnlyKeys(OWN));
        var id = ids().get("transactions.raw");

        // When
        var state = topics.reconcile(kafka(new TopicSpec("transactions.raw", 5, Map.of())));

        // Then
        assertThat(state.finding().isGood()).isTrue();
        await().untilAsserted(() -> assertThat(partitions()).containsEntry("transactions.raw", 5));
        assertThat(ids()).containsEntry("transactions.raw", id);
    }

    @Test
    void fewerPartitionsAreRefusedAndTheTopicStaysAsItIs() throws Exception {
        // Given
        topics.reconcile(kafka(new TopicSpec("transactions.raw", 5, Map.of())));
        await().untilAsserted(() -> assertThat(ids()).containsOnlyKeys(OWN));

        // When
        var state = topics.reconcile(kafka(new TopicSpec("transactions.raw", 2, Map.of())));

        // Then
        assertThat(state.finding())
                .isEqualTo(Finding.bad(
                        "PartitionDecreaseRefused",
                        "Topic transactions.raw has 5 partitions, the resource wants 2: Kafka cannot take "
                                + "partitions away without losing events; set partitions: 5"));
        assertThat(state.usable()).isTrue();
        assertThat(state.summary()).isEqualTo("2/3");
        assertThat(partitions()).containsEntry("transactions.raw", 5);
    }

    @Test
    void anotherSettingIsReportedAndLeftAlone() throws Exception {
        // Given
        topics.reconcile(kafka(new TopicSpec("transactions.raw", 2, Map.of("retention.ms", "1000000"))));
        await().untilAsserted(() -> assertThat(ids()).containsOnlyKeys(OWN));

        // When
        var state = topics.reconcile(kafka(new TopicSpec("transactions.raw", 2, Map.of("retention.ms", "2000000"))));

        // Then
        assertThat(state.finding())
                .isEqualTo(Finding.bad(
                        "ConfigDiffers",
                        "Topic transactions.raw has retention.ms=1000000, the resource wants 2000000: "
                                + "change the topic or the resource"));
        assertThat(state.usable()).isTrue();
        assertThat(config("transactions.raw", "retention.ms")).isEqualTo("1000000");
    }

    @Test
    void moreCopiesThanBrokersIsAnAnswerInTheBrokersWords() {
        // Given
        var spec = new KafkaSpec(kafka.bootstrapServers(), 3, List.of());

        // When
        var state = topics.reconcile(spec);

        // Then
        assertThat(state.usable()).isFalse();
        assertThat(state.finding().reason()).isEqualTo("TopicNotCreated");
        assertThat(state.finding().message()).contains("transactions.raw").contains("3");
    }

    @Test
    void aSettingThatKafkaDoesNotKnowIsAnAnswerInTheBrokersWords() {
        // Given
        var spec = kafka(new TopicSpec("transactions.raw", 2, Map.of("retention.parsecs", "12")));

        // When
        var state = topics.reconcile(spec);

        // Then
        assertThat(state.usable()).isFalse();
        assertThat(state.finding().reason()).isEqualTo("TopicNotCreated");
        assertThat(state.finding().message()).contains("transactions.raw").contains("retention.parsecs");
    }

    @Test
    @Timeout(30)
    void aDeadBrokerIsAFindingWithinTheTimeout() {
        // Given
        var nobody = "127.0.0.1:" + Ports.free();
        var impatient = new TopicReconciler(new TopicSettings(Map.of(), Duration.ofSeconds(1)));

        // When
        var state = impatient.reconcile(new KafkaSpec(nobody, 1, List.of()));

        // Then
        assertThat(state.usable()).isFalse();
        assertThat(state.finding().reason()).isEqualTo("BrokerUnreachable");
        assertThat(state.finding().message()).startsWith("Kafka at " + nobody + " does not answer; check");
    }

    @Test
    void aNameThatCannotBeResolvedIsAFinding() {
        // When
        var state = topics.reconcile(new KafkaSpec("no-such-host.invalid:9092", 1, List.of()));

        // Then
        assertThat(state.usable()).isFalse();
        assertThat(state.finding().reason()).isEqualTo("BrokerUnreachable");
    }

    private KafkaSpec kafka(TopicSpec... listed) {
        return new KafkaSpec(kafka.bootstrapServers(), 1, List.of(listed));
    }

    private Map<String, Integer> partitions() throws Exception {
        var partitions = new HashMap<String, Integer>();
        described()
                .forEach(
                        (name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    /** A topic that was deleted and made again has another id. */
    private Map<String, String> ids() throws Exception {
        var ids = new HashMap<String, String>();
        described().forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
        return ids;
    }

    private Map<String, TopicDescription> described() throws Exception {
        try (var admin = admin()) {
            return admin.describeTopics(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private String config(String topic, String key) throws Exception {
        try (var admin = admin()) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get(10, TimeUnit.SECONDS)
                    .get(resource)
                    .get(key)
                    .value();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
