package io.shadowledger.service.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.sandbox.backing.Ports;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.sandbox.backing.PostgresReplica;
import io.shadowledger.service.RunningService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/** A service with two real servers; the broker is not needed for reads, so there is none. */
class ReplicaReadsTest {

    private PostgresProcess primary;
    private PostgresReplica replica;
    private RunningService service;
    private RestClient auditor;
    private JdbcClient book;

    @BeforeEach
    void start() {
        primary = PostgresProcess.temporary();
        PostgresDatabase database = primary.createDatabase("book", "book", "secret");
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        book = JdbcClient.create(database.dataSource());
        book.sql("insert into ledger_partition (topic, kafka_partition) values ('transactions.raw', 0)")
                .update();
        book.sql("insert into balance values ('a', 'CZK', 1, 100, 1, 'e1', '2026-03-01T12:00:00Z')")
                .update();
        replica = PostgresReplica.of(primary);
        service = RunningService.start(
                database,
                "127.0.0.1:" + Ports.free(),
                "shadowledger.reads.replica.host=127.0.0.1",
                "shadowledger.reads.replica.port=" + replica.process().port(),
                "shadowledger.reads.replica.max-lag=2s");
        auditor = service.as("auditor");
        awaitAnswersFrom("replica");
    }

    @AfterEach
    void stop() {
        service.close();
        replica.close();
        primary.close();
    }

    @Test
    void anIdleReplicaThatIsNotBehindAnswers() {
        // When
        var answer = balance();

        // Then
        assertThat(answer.getBody()).contains("\"balance\":\"1.00\"");
        assertThat(answer.getHeaders().getFirst("X-Shadow-Ledger-Read-From")).isEqualTo("replica");
    }

    @Test
    void aReplicaThatFallsBehindIsNotAskedUntilItHasCaughtUp() {
        // Given
        replica.pauseReplay();
        book.sql("update balance set balance_minor = 250").update();

        // When
        awaitAnswersFrom("primary");

        // Then
        assertThat(balance().getBody()).contains("\"balance\":\"2.50\"");
        replica.resumeReplay();
        awaitAnswersFrom("replica");
        assertThat(balance().getBody()).contains("\"balance\":\"2.50\"");
    }

    @Test
    void aReplicaThatDiesCostsNoAnswer() {
        // Given
        replica.process().kill9();

        // When
        var answer = balance();

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody()).contains("\"balance\":\"1.00\"");
        assertThat(answer.getHeaders().getFirst("X-Shadow-Ledger-Read-From")).isEqualTo("primary");
        replica.process().start();
        awaitAnswersFrom("replica");
    }

    private void awaitAnswersFrom(String server) {
        RunningService.await(
                "answers come from the " + server,
                () -> server.equals(balance().getHeaders().getFirst("X-Shadow-Ledger-Read-From")));
    }

    private ResponseEntity<String> balance() {
        return auditor.get().uri("/accounts/a/shadow-balance").retrieve().toEntity(String.class);
    }
}
