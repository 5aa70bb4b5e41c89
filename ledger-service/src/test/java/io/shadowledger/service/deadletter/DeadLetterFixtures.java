package io.shadowledger.service.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Problems;
import io.shadowledger.api.deadletter.ConflictsApi;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.DeadLettersApi;
import io.shadowledger.api.deadletter.MendApproval;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayRequest;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.kafka.EventPublisher;
import io.shadowledger.service.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts records on the topic that become dead letters, and looks at what becomes of them. */
final class DeadLetterFixtures {

    private static final String TIME = "2026-03-02T12:00:00Z";

    final RunningService service;
    final JdbcClient sql;
    final DeadLettersApi auditor;
    final DeadLettersApi admin;
    final DeadLettersApi checker;
    final ConflictsApi conflicts;

    DeadLetterFixtures(SharedService.Running shared) {
        service = shared.service();
        sql = JdbcClient.create(shared.database().dataSource());
        auditor = service.client("auditor", DeadLettersApi.class);
        admin = service.client("maker", DeadLettersApi.class);
        checker = service.client("checker", DeadLettersApi.class);
        conflicts = service.client("auditor", ConflictsApi.class);
    }

    static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    /** The JSON of an event. */
    static String event(String id, String account, String type, String amount, String currency) {
        return """
                {"eventId":"%s","accountId":"%s","type":"%s","amount":"%s","currency":"%s","timestamp":"%s"}""".formatted(id, account, type, amount, currency, TIME);
    }

    /** Puts a record on a topic and waits until the book has passed it; answers its id. */
    String record(String topic, @Nullable String key, byte @Nullable [] value) {
        var place = service.bean(EventPublisher.class)
                .publish(new ProducerRecord<>(topic, key == null ? null : bytes(key), value))
                .join();
        RunningService.await(
                "posted",
                () -> sql.sql("""
                                select count(*) from ledger_partition
                                where topic = ? and kafka_partition = ? and next_offset > ?
                                """)
                                .params(topic, place.partition(), place.offset())
                                .query(Integer.class)
                                .single()
                        == 1);
        return topic + "-" + place.partition() + "-" + place.offset();
    }

    /** An event of the bank on the topic. */
    String raw(String account, String json) {
        return record(Topics.RAW, account, bytes(json));
    }

    /**
     * A customer's account that is so full that a credit of 10.00 does not fit, with another one as its opposite, so that
     * the book stays balanced.
     */
    String fullAccount(String currency) {
        var account = fresh("full");
        raw(account, event(fresh("e"), account, "credit", "1.00", currency));
        long added = Long.MAX_VALUE - 500;
        sql.sql("update balance set balance_minor = balance_minor + ? where account_id = ?")
                .params(added, account)
                .update();
        sql.sql("""
                        insert into balance (account_id, currency, partition_id, balance_minor, entries)
                        select ?, currency, partition_id, ?, 0 from balance where account_id = ?
                        """).params(fresh("empty"), -added, account).update();
        return account;
    }

    /** Mends one as one person and approves it as another. */
    void mend(String id, String payload, String note) {
        var proposed = admin.replay(id, new ReplayRequest(payload, note));
        checker.approve(id, new MendApproval(String.valueOf(proposed.digest()), null));
    }

    /** Waits until a dead letter's last replay has an outcome. */
    Replay outcome(String id) {
        RunningService.await("outcome of " + id, () -> {
            var last = auditor.deadLetter(id).summary().lastReplay();
            return last != null && !last.status().isUnderWay();
        });
        return show(id).replays().getFirst();
    }

    DeadLetterDetail show(String id) {
        return auditor.deadLetter(id);
    }

    int entries(String eventId) {
        return sql.sql("select count(*) from entry where event_id = ?")
                .param(eventId)
                .query(Integer.class)
                .single();
    }

    /** Posts a body as the user and answers what comes, whatever its status. */
    ResponseEntity<String> post(String user, String path, String body) {
        return service.as(user)
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }

    static void assertInvalid(ResponseEntity<String> answer, String field, String detail) {
        assertThat(body(answer).path("detail").asString()).isEqualTo(detail);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(body(answer).path("field").asString()).isEqualTo(field);
    }

    static void assertWrongState(ResponseEntity<String> answer, String detail) {
        assertProblem(answer, Problems.STATE, detail);
    }

    static void assertProblem(ResponseEntity<String> answer, String type, String detail) {
        assertThat(body(answer).path("detail").asString()).isEqualTo(detail);
        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(body(answer).path("type").asString()).isEqualTo(type);
    }

    static JsonNode body(ResponseEntity<String> answer) {
        return JsonMapper.shared().readTree(answer.getBody());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
