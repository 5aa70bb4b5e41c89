package io.shadowledger.service.deadletter;

import static io.shadowledger.service.deadletter.DeadLetterFixtures.assertInvalid;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.assertWrongState;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.bytes;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.event;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Problems;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.DismissRequest;
import io.shadowledger.api.deadletter.MendApproval;
import io.shadowledger.api.deadletter.ReplayRequest;
import io.shadowledger.api.deadletter.ReplaySelection;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.kafka.Topics;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedService.class)
class ReplayTest {

    /** No other test has balances in it. */
    private static final String CURRENCY = "SEK";

    private static DeadLetterFixtures at;

    @BeforeAll
    static void start(SharedService.Running shared) {
        at = new DeadLetterFixtures(shared);
    }

    @Test
    void theOriginalIsPostedOnceWhenItsCauseIsCured() {
        // Given
        var account = at.fullAccount(CURRENCY);
        var eventId = fresh("credit");
        var id = at.raw(account, event(eventId, account, "credit", "10.00", CURRENCY));
        assertThat(at.show(id).summary().reason()).contains("would not fit into 64 bits");
        assertThat(at.show(id).fault()).isNull();
        at.raw(account, event(fresh("debit"), account, "debit", "100.00", CURRENCY));

        // When
        var asked = at.admin.replay(id, null);

        // Then
        assertThat(asked.eventId()).isEqualTo(eventId);
        assertThat(asked.askedBy()).isEqualTo("maker");
        var outcome = at.outcome(id);
        assertThat(outcome.status()).isEqualTo(ReplayStatus.POSTED);
        assertThat(outcome.payload()).isNull();
        assertThat(at.entries(eventId)).isEqualTo(1);
        assertThat(at.show(id).summary().status()).isEqualTo(DeadLetterStatus.REPLAYED);
        assertThat(acts(id))
                .containsExactly(
                        "maker DEAD_LETTER_REPLAY_ASKED",
                        "system DEAD_LETTER_REPLAY_SENT",
                        "system DEAD_LETTER_REPLAY_SETTLED");
    }

    @Test
    void aMendedEventIsPostedInItsStead() {
        // Given
        var account = fresh("mend");
        var eventId = fresh("e");
        var id = at.raw(account, event(eventId, account, "credit", "12,50", "CZK"));
        var mended = event(eventId, account, "credit", "12.50", "CZK");

        // When
        at.mend(id, mended, "comma instead of point");

        // Then
        var outcome = at.outcome(id);
        assertThat(outcome.status()).isEqualTo(ReplayStatus.POSTED);
        assertThat(outcome.payload()).isEqualTo(mended);
        assertThat(outcome.note()).isEqualTo("comma instead of point");
        assertThat(at.service
                        .accounts()
                        .shadowBalance(account, null, null, null)
                        .balance())
                .isEqualTo("12.50");
        assertThat(at.show(id).payload().text()).contains("12,50");
    }

    @Test
    void ofManyThatMendItAtTheSameTimeOneDoes() throws Exception {
        // Given
        var account = fresh("twice");
        var eventId = fresh("e");
        var id = at.raw(account, event(eventId, account, "credit", "12,50", "CZK"));
        var body = JsonMapper.shared()
                .writeValueAsString(new ReplayRequest(event(eventId, account, "credit", "12.50", "CZK"), "comma"));
        Callable<Integer> ask =
                () -> at.post("maker", path(id), body).getStatusCode().value();

        // When
        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads.invokeAll(List.of(ask, ask, ask, ask)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
        }

        // Then
        assertThat(statuses).containsExactly(202, 409, 409, 409);
        at.checker.approve(id, new MendApproval(at.show(id).replays().getFirst().digest(), null));
        assertThat(at.outcome(id).status()).isEqualTo(ReplayStatus.POSTED);
        assertThat(at.entries(eventId)).isEqualTo(1);
        assertThat(at.show(id).replays()).hasSize(1);
    }

    @Test
    void whatWasReplayedIsNotReplayedAgain() {
        // Given
        var account = fresh("again");
        var eventId = fresh("e");
        var id = at.raw(account, event(eventId, account, "credit", "x", "CZK"));
        var mended = event(eventId, account, "credit", "1.00", "CZK");
        at.mend(id, mended, "typing error");
        at.outcome(id);

        // When
        var again = mend(id, mended);

        // Then
        assertWrongState(again, "dead letter " + id + " was replayed already: its last replay tells what came of it");
    }

    @Test
    void anEventThatTheBankSentAgainMeanwhileIsADuplicate() {
        // Given
        var account = fresh("dup");
        var eventId = fresh("e");
        var id = at.raw(account, event(eventId, account, "credit", "x", "CZK"));
        var mended = event(eventId, account, "credit", "1.00", "CZK");
        at.raw(account, mended);

        // When
        at.mend(id, mended, "typing error");

        // Then
        assertThat(at.outcome(id).status()).isEqualTo(ReplayStatus.DUPLICATE);
        assertThat(at.entries(eventId)).isEqualTo(1);
    }

    @Test
    void anEventThatStandsInTheBookWithOtherContentIsAConflict() {
        // Given
        var account = fresh("conflict");
        var eventId = fresh("e");
        var id = at.raw(account, event(eventId, account, "credit", "x", "CZK"));
        at.raw(account, event(eventId, account, "credit", "2.00", "CZK"));

        // When
        at.mend(id, event(eventId, account, "credit", "1.00", "CZK"), "typing error");

        // Then
        var outcome = at.outcome(id);
        assertThat(outcome.status()).isEqualTo(ReplayStatus.CONFLICT);
        assertThat(at.conflicts.conflict(outcome.sentTo()).summary().differences())
                .containsExactly("amount");
    }

    @Test
    void oneThatFailsAgainIsANewDeadLetterThatKnowsItsOrigin() {
        // Given
        var account = at.fullAccount(CURRENCY);
        var id = at.raw(account, event(fresh("credit"), account, "credit", "10.00", CURRENCY));
        long open = at.service.system().status().openDeadLetters();

        // When
        at.admin.replay(id, new ReplayRequest(null, "let us see"));

        // Then
        var outcome = at.outcome(id);
        assertThat(outcome.status()).isEqualTo(ReplayStatus.DEAD_LETTER);
        var next = at.show(outcome.sentTo());
        assertThat(next.replayOf()).isEqualTo(id);
        assertThat(next.summary().status()).isEqualTo(DeadLetterStatus.OPEN);
        assertThat(at.show(id).summary().status()).isEqualTo(DeadLetterStatus.REPLAYED);
        assertThat(at.service.system().status().openDeadLetters()).isEqualTo(open);
    }

    @Test
    void aDismissedOneCanStillBeReplayed() {
        // Given
        var account = fresh("dismissed");
        var eventId = fresh("e");
        var id = at.raw(account, event(eventId, account, "credit", "x", "CZK"));
        at.admin.dismiss(id, new DismissRequest("thought to be a test"));

        // When
        at.mend(id, event(eventId, account, "credit", "1.00", "CZK"), "it was none");

        // Then
        assertThat(at.outcome(id).status()).isEqualTo(ReplayStatus.POSTED);
        assertThat(at.show(id).dismissal()).isNull();
    }

    @Test
    void whatStillCannotBeReadIsNotSentUnchanged() {
        // Given
        var id = at.raw(fresh("dead"), event("e", "a", "refund", "1.00", "CZK"));

        // When
        var answer = at.post("maker", path(id), "{}");

        // Then
        assertWrongState(
                answer,
                "dead letter " + id + " would not be posted as it came: type must be credit or debit; replay it with"
                        + " a mended event, or dismiss it");
        assertThat(at.show(id).summary().status()).isEqualTo(DeadLetterStatus.OPEN);
    }

    @Test
    void aMendedEventWithAFaultIsRefusedWithItsField() {
        // Given
        var id = at.raw(fresh("dead"), event("e", "a", "refund", "1.00", "CZK"));

        // When
        var answer = mend(id, event("e", "a", "credit", "1.001", "CZK"));

        // Then
        assertInvalid(answer, "amount", "amount has more decimals than CZK has: at most 2");
    }

    @Test
    void aMendedEventKeepsItsId() {
        // Given
        var eventId = fresh("e");
        var id = at.raw(fresh("dead"), event(eventId, "a", "refund", "1.00", "CZK"));

        // When
        var answer = mend(id, event("other", "a", "credit", "1.00", "CZK"));

        // Then
        assertInvalid(
                answer,
                "eventId",
                "eventId must stay '" + eventId
                        + "': under another id the event could be posted twice, if the bank sends it again");
    }

    @Test
    void anIdThatWasTheFaultMayBeMended() {
        // Given
        var account = fresh("dead");
        var id = at.raw(account, event(" ", account, "credit", "1.00", "CZK"));

        // When
        at.mend(id, event(fresh("e"), account, "credit", "1.00", "CZK"), "id was empty");

        // Then
        assertThat(at.outcome(id).status()).isEqualTo(ReplayStatus.POSTED);
    }

    @Test
    void aMendedEventNeedsANote() {
        // Given
        var id = at.raw(fresh("dead"), "nonsense");

        // When
        var answer = at.post(
                "maker",
                path(id),
                JsonMapper.shared()
                        .writeValueAsString(new ReplayRequest(event(fresh("e"), "a", "credit", "1.00", "CZK"), null)));

        // Then
        assertInvalid(answer, "note", "note has 3 to 500 characters");
    }

    @Test
    void aCorrectionIsNotMended() {
        // Given
        var id = at.record(Topics.CORRECTIONS, "a", bytes("nonsense"));

        // When
        var mended = mend(id, event(fresh("e"), "a", "credit", "1.00", "CZK"));

        // Then
        assertWrongState(
                mended,
                "dead letter " + id + " is a correction, whose content is under four eyes: replay it unchanged, or"
                        + " dismiss it and propose the correction anew");
        assertThat(at.show(id).mendable()).isFalse();
    }

    @Test
    void manyAreCountedThenReplayedOldestFirst() {
        // Given
        var account = at.fullAccount(CURRENCY);
        var first = at.raw(account, event(fresh("many"), account, "credit", "10.00", CURRENCY));
        var second = at.raw(account, event(fresh("many"), account, "credit", "11.00", CURRENCY));
        at.raw(account, event(fresh("debit"), account, "debit", "100.00", CURRENCY));
        var counted = at.admin.replayAll(new ReplaySelection(null, account, null, null, true, null));
        assertThat(at.show(first).replays()).isEmpty();

        // When
        var done = at.admin.replayAll(
                new ReplaySelection(null, account, null, "room was made", false, counted.replayable()));

        // Then
        assertThat(counted.replayable()).isEqualTo(2);
        assertThat(counted.dryRun()).isTrue();
        assertThat(done.replayable()).isEqualTo(2);
        assertThat(done.more()).isFalse();
        assertThat(at.outcome(first).status()).isEqualTo(ReplayStatus.POSTED);
        assertThat(at.outcome(second).status()).isEqualTo(ReplayStatus.POSTED);
        assertThat(at.outcome(first).note()).isEqualTo("room was made");
        assertThat(acts(second)).startsWith("maker DEAD_LETTER_REPLAY_ASKED");
    }

    @Test
    void manyThatCannotBeReadAreCountedAndLeft() {
        // Given
        var marker = fresh("Q");
        var id = at.raw(fresh("dead"), event(fresh("e"), "a", "credit", "1.00", marker));

        // When
        var done = at.admin.replayAll(new ReplaySelection(Topics.RAW, marker, null, "try them", false, 0));

        // Then
        assertThat(done.replayable()).isZero();
        assertThat(done.unreadable()).isEqualTo(1);
        assertThat(at.show(id).summary().status()).isEqualTo(DeadLetterStatus.OPEN);
    }

    @Test
    void manyAreRefusedWhenTheyAreOthersThanCounted() {
        // Given
        var selection = new ReplaySelection(null, fresh("nothing"), null, "try them", false, 3);

        // When
        var answer = at.post(
                "maker", "/api/v1/dead-letters/replay", JsonMapper.shared().writeValueAsString(selection));

        // Then
        DeadLetterFixtures.assertProblem(
                answer, Problems.CHANGED, "there are 0 dead letters to replay now, not 3: count them again first");
    }

    private static ResponseEntity<String> mend(String id, String payload) {
        return at.post(
                "maker", path(id), JsonMapper.shared().writeValueAsString(new ReplayRequest(payload, "mended it")));
    }

    private static String path(String id) {
        return "/api/v1/dead-letters/" + id + "/replay";
    }

    private static List<String> acts(String id) {
        return at.sql
                .sql("select who || ' ' || what from audit where subject = ? order by audit_no")
                .param(id)
                .query(String.class)
                .list();
    }
}
