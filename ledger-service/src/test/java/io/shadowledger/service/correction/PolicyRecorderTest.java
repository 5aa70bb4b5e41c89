package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.drift.Verdict;
import io.shadowledger.sandbox.backing.OwnedDatabase;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.service.schema.OwnedSchemas;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The policy in the settings comes into force by being recorded as the owner of the tables, and in no other way. */
class PolicyRecorderTest {

    private static final CorrectionProperties.Auto FEES =
            new CorrectionProperties.Auto("EUR", "0.05", "10.00", List.of(Verdict.ROUNDING));

    private OwnedDatabase database;

    @BeforeEach
    void migrate() {
        database = OwnedSchemas.migrated("policy");
    }

    @Test
    void aNewPolicyIsRecordedOnceHoweverOftenTheProcessStarts() throws Exception {
        // When
        record(database.owner(), FEES);
        record(database.owner(), FEES);

        // Then
        assertThat(contents())
                .containsExactly(
                        "{\"zone\":\"UTC\",\"rules\":[{\"currency\":\"EUR\",\"upTo\":5,\"dailyCap\":1000,\"verdicts\":[\"ROUNDING\"]}]}");
    }

    @Test
    void takingItOutOfTheSettingsIsRecordedAsWell() throws Exception {
        // When
        record(database.owner(), FEES);
        record(database.owner());

        // Then
        assertThat(contents()).hasSize(2).last().isEqualTo("{\"zone\":\"UTC\",\"rules\":[]}");
    }

    @Test
    void withoutAnyPolicyNothingIsRecorded() throws Exception {
        // When
        record(database.owner());

        // Then
        assertThat(contents()).isEmpty();
    }

    @Test
    void aProcessThatDoesNotKnowTheOwnerRecordsNothing() throws Exception {
        // When
        record(database.service(), FEES);

        // Then
        assertThat(contents()).isEmpty();
    }

    @Test
    void aRuleThatCannotBeKeptIsRefusedAtStart() {
        assertThatThrownBy(() -> new CorrectionProperties.Auto("EUR", "20.00", "10.00", List.of(Verdict.ROUNDING)))
                .hasMessageContaining("no more than daily-cap 10.00");
        assertThatThrownBy(() -> new CorrectionProperties.Auto("EUR", "0.00", "10.00", List.of(Verdict.ROUNDING)))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> properties(FEES, FEES)).hasMessageContaining("more than one rule for EUR");
    }

    private void record(PostgresDatabase as, CorrectionProperties.Auto... rules) throws Exception {
        var recorder = new PolicyRecorder(new PolicyContent(properties(rules), JsonMapper.shared()));
        try (var connection = as.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            recorder.run(connection);
            connection.commit();
        }
    }

    private List<String> contents() {
        return JdbcClient.create(database.owner().dataSource())
                .sql("select content from correction_policy order by policy_no")
                .query(String.class)
                .list();
    }

    private static CorrectionProperties properties(CorrectionProperties.Auto... rules) {
        return new CorrectionProperties(Duration.ofDays(7), ZoneId.of("UTC"), List.of(), List.of(rules));
    }
}
