package io.shadowledger.service.deadletter;

import static io.shadowledger.service.deadletter.DeadLetterFixtures.assertWrongState;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.body;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.event;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.Problems;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.MendApproval;
import io.shadowledger.api.deadletter.MendRefusal;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayRequest;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.service.SharedService;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Attacks on the four eyes of mended dead letters: over HTTP, and in SQL as the service's user. */
@ExtendWith(SharedService.class)
class MendFourEyesTest {

    private static SharedService.Running running;
    private static DeadLetterFixtures at;

    private String eventId;
    private String id;
    private Replay proposed;

    @BeforeAll
    static void start(SharedService.Running shared) {
        running = shared;
        at = new DeadLetterFixtures(shared);
    }

    @BeforeEach
    void propose() {
        var account = fresh("mended");
        eventId = fresh("e");
        id = at.raw(account, event(eventId, account, "credit", "12,50", "CZK"));
        proposed = at.admin.replay(
                id, new ReplayRequest(event(eventId, account, "credit", "12.50", "CZK"), "comma instead of point"));
    }

    @Test
    void aMendedEventWaitsForAnotherPerson() {
        // When
        var shown = at.show(id);

        // Then
        assertThat(shown.summary().status()).isEqualTo(DeadLetterStatus.PROPOSED);
        assertThat(proposed.status()).isEqualTo(ReplayStatus.PROPOSED);
        assertThat(proposed.digest()).hasSize(64);
        assertThat(at.entries(eventId)).isZero();
    }

    @Test
    void anotherPersonApprovesAndItIsPosted() {
        // When
        var approved = at.checker.approve(id, new MendApproval(proposed.digest(), "compared with the original"));

        // Then
        assertThat(approved.checker()).isEqualTo("checker");
        assertThat(approved.decisionNote()).isEqualTo("compared with the original");
        assertThat(at.outcome(id).status()).isEqualTo(ReplayStatus.POSTED);
        assertThat(at.entries(eventId)).isEqualTo(1);
        assertThat(at.sql
                        .sql("select who || ' ' || what from audit where subject = ? order by audit_no limit 2")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("maker DEAD_LETTER_MEND_PROPOSED", "checker DEAD_LETTER_MEND_APPROVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maker", " MAKER ", "ｍａｋｅｒ", "ma\u200bker"})
    void whoMendedItDoesNotApproveIt(String spelling) {
        // When
        var answer = at.post(spelling, path("approve"), json(new MendApproval(proposed.digest(), null)));

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(body(answer).path("type").asString()).isEqualTo(Problems.FOUR_EYES);
        assertThat(at.show(id).summary().status()).isEqualTo(DeadLetterStatus.PROPOSED);
    }

    @Test
    void anApprovalNamesWhatWasSeen() {
        // When
        var answer = at.post("checker", path("approve"), json(new MendApproval("00".repeat(32), null)));

        // Then
        assertWrongState(
                answer,
                "the digest is not that of what is proposed for dead letter " + id
                        + ": look at it again before approving");
        assertThat(at.entries(eventId)).isZero();
    }

    @Test
    void aRejectedOneIsOpenAgainAndCanBeMendedAnew() {
        // When
        var rejected = at.checker.reject(id, new MendRefusal("the amount is wrong"));

        // Then
        assertThat(rejected.status()).isEqualTo(ReplayStatus.REJECTED);
        assertThat(rejected.checker()).isEqualTo("checker");
        assertThat(at.show(id).summary().status()).isEqualTo(DeadLetterStatus.OPEN);
        at.mend(id, proposed.payload(), "it is right after all");
        assertThat(at.outcome(id).status()).isEqualTo(ReplayStatus.POSTED);
    }

    @Test
    void whoMendedItTakesItBackWithoutACheckersName() {
        // When
        var withdrawn = at.admin.reject(id, new MendRefusal("my mistake"));

        // Then
        assertThat(withdrawn.status()).isEqualTo(ReplayStatus.REJECTED);
        assertThat(withdrawn.checker()).isNull();
    }

    @Test
    void whatIsProposedIsNeitherReplayedNorDismissedBesides() {
        // When
        var replayed = at.post("checker", path("replay"), json(new ReplayRequest(proposed.payload(), "once more")));
        var dismissed = at.post("checker", path("dismiss"), "{\"reason\": \"away with it\"}");

        // Then
        assertThat(replayed.getStatusCode().value()).isEqualTo(409);
        assertThat(dismissed.getStatusCode().value()).isEqualTo(409);
        assertThat(at.show(id).replays()).hasSize(1);
    }

    // 42501 insufficient_privilege, 23514 check_violation, 23001 restrict_violation
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            23514 | update dead_letter_replay set status = 'SENDING', checker = asked_by, decided_at = now() where replay_id = '{id}'
            23514 | update dead_letter_replay set status = 'SENDING', checker = ' MAKER ', decided_at = now() where replay_id = '{id}'
            23514 | update dead_letter_replay set status = 'SENDING', checker = U&'ma\\200bker', decided_at = now() where replay_id = '{id}'
            23514 | update dead_letter_replay set status = 'SENDING', checker = ' ', decided_at = now() where replay_id = '{id}'
            23001 | update dead_letter_replay set status = 'SENDING' where replay_id = '{id}'
            23001 | update dead_letter_replay set status = 'SENT', checker = 'checker', decided_at = now() where replay_id = '{id}'
            23001 | update dead_letter_replay set payload = '{}' where replay_id = '{id}'
            23001 | update dead_letter_replay set asked_by = 'another', status = 'SENDING', checker = 'maker', decided_at = now() where replay_id = '{id}'
            23001 | insert into dead_letter_replay (partition_id, kafka_offset, event_id, payload, note, asked_by, asked_at, next_try_at) select partition_id, kafka_offset, event_id, payload, note, 'a', now(), now() from dead_letter_replay where replay_id = '{id}'
            23001 | insert into dead_letter_replay (partition_id, kafka_offset, event_id, payload, note, asked_by, asked_at, next_try_at, status, checker) select partition_id, kafka_offset, event_id, payload, note, 'a', now(), now(), 'SENDING', 'b' from dead_letter_replay where replay_id = '{id}'
            42501 | alter table dead_letter_replay drop constraint dead_letter_four_eyes
            42501 | alter table dead_letter_replay disable trigger dead_letter_replay_guarded
            42501 | delete from dead_letter_replay
            """)
    void noSqlSendsWhatNobodyElseApproved(String sqlState, String attack) throws Exception {
        // When
        var refused = refused(attack.replace("{id}", proposed.replayId()));

        // Then
        assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo(sqlState);
        assertThat(at.show(id).replays().getFirst()).isEqualTo(proposed);
    }

    private String path(String act) {
        return "/api/v1/dead-letters/" + id + "/" + act;
    }

    private static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    private static SQLException refused(String attack) throws SQLException {
        try (var connection = running.asService().dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var refused = catchThrowableOfType(SQLException.class, () -> statement.execute(attack));
            connection.rollback();
            if (refused == null) {
                throw new AssertionError("nothing refused " + attack);
            }
            return refused;
        }
    }
}
