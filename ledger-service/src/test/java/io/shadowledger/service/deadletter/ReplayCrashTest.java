package io.shadowledger.service.deadletter;

import static io.shadowledger.service.deadletter.DeadLetterFixtures.event;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.kafka.EventPublisher;
import io.shadowledger.service.kafka.NotSentException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A crash between any two steps of a replay. The sender keeps nothing in memory, so a loop that stops after a step and
 * another that starts before the next are a crash and a restart.
 */
@ExtendWith(SharedService.class)
class ReplayCrashTest {

    private static DeadLetterFixtures at;
    private static BackgroundLoop replaying;
    private static PlatformTransactionManager transactions;

    private final String account = fresh("crash");
    private final String eventId = fresh("e");

    @BeforeAll
    static void start(SharedService.Running shared) {
        at = new DeadLetterFixtures(shared);
        replaying = at.service.bean("deadLetterReplaying", BackgroundLoop.class);
        transactions = at.service.bean(PlatformTransactionManager.class);
    }

    @BeforeEach
    void crash() {
        replaying.stop();
    }

    @AfterEach
    void restart() {
        if (!replaying.isRunning()) {
            replaying.start();
        }
    }

    @Test
    void beforeTheRecordIsSent() {
        // Given
        var id = asked();
        assertThat(lastReplay(id).status()).isEqualTo(ReplayStatus.SENDING);
        assertThat(at.show(id).summary().status()).isEqualTo(DeadLetterStatus.REPLAYING);

        // When
        replaying.start();

        // Then
        assertPostedOnce(id);
    }

    @Test
    void afterTheRecordIsSentAndBeforeThatIsCommitted() {
        // Given
        var id = asked();
        sendAndCrash();
        assertThat(lastReplay(id).status()).isEqualTo(ReplayStatus.SENDING);

        // When
        replaying.start();

        // Then
        assertPostedOnce(id);
    }

    @Test
    void afterTheEntryIsPostedAlthoughTheSendWasNeverCommitted() {
        // Given
        var id = asked();
        sendAndCrash();
        RunningService.await("entry posted", () -> at.entries(eventId) == 1);

        // When
        replaying.start();

        // Then
        assertPostedOnce(id);
    }

    @Test
    void afterTheSendIsCommittedAndBeforeTheOutcomeIsSeen() {
        // Given
        var id = asked();
        at.service.bean(ReplaySender.class).send();
        RunningService.await("entry posted", () -> at.entries(eventId) == 1);
        assertThat(lastReplay(id).status()).isEqualTo(ReplayStatus.SENT);

        // When
        replaying.start();

        // Then
        assertPostedOnce(id);
    }

    @Test
    void aBrokerThatNeverConfirmsIsTriedABoundedNumberOfTimesAndTheLetterIsOpenAgain() {
        // Given
        var id = asked();
        var publisher = mock(EventPublisher.class);
        when(publisher.publish(any()))
                .thenReturn(CompletableFuture.failedFuture(new NotSentException(new TimeoutException("no broker"))));
        int rounds = 0;

        // When
        while (lastReplay(id).status() == ReplayStatus.SENDING && rounds < 2 * ReplaySender.MAX_TRIES) {
            rounds++;
            sender(publisher, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10L * rounds)))
                    .send();
        }

        // Then
        assertThat(rounds).isEqualTo(ReplaySender.MAX_TRIES);
        assertThat(lastReplay(id).status()).isEqualTo(ReplayStatus.UNCONFIRMED);
        assertThat(lastReplay(id).tries()).isEqualTo(ReplaySender.MAX_TRIES);
        assertThat(lastReplay(id).problem()).isEqualTo("the broker did not confirm it: no broker");
        assertThat(at.show(id).summary().status()).isEqualTo(DeadLetterStatus.OPEN);
    }

    @Test
    void aTryThatFailedIsNotRepeatedBeforeItsPauseIsOver() {
        // Given
        var id = asked();
        var publisher = mock(EventPublisher.class);
        when(publisher.publish(any())).thenReturn(CompletableFuture.failedFuture(new TimeoutException("no answer")));
        var now = Clock.fixed(Clock.systemUTC().instant().plusSeconds(60), ZoneOffset.UTC);
        sender(publisher, now).send();

        // When
        sender(publisher, Clock.offset(now, ReplaySender.pause(0).minusMillis(1)))
                .send();

        // Then
        assertThat(lastReplay(id).tries()).isEqualTo(1);
        sender(publisher, Clock.offset(now, ReplaySender.pause(0))).send();
        assertThat(lastReplay(id).tries()).isEqualTo(2);
    }

    private String asked() {
        var id = at.raw(account, event(eventId, account, "credit", "x", "CZK"));
        at.mend(id, event(eventId, account, "credit", "5.00", "CZK"), "typing error");
        return id;
    }

    private static void sendAndCrash() {
        new TransactionTemplate(transactions).executeWithoutResult(crashing -> {
            at.service.bean(ReplaySender.class).send();
            crashing.setRollbackOnly();
        });
    }

    private static ReplaySender sender(EventPublisher publisher, Clock clock) {
        return new ReplaySender(
                at.service.bean(ReplaySends.class),
                at.service.bean(LetterStates.class),
                at.service.bean(Reader.class),
                at.service.bean(AuditTrail.class),
                publisher,
                transactions,
                clock);
    }

    private static Replay lastReplay(String id) {
        return at.show(id).replays().getFirst();
    }

    private void assertPostedOnce(String id) {
        assertThat(at.outcome(id).status()).isEqualTo(ReplayStatus.POSTED);
        assertThat(at.entries(eventId)).isEqualTo(1);
        assertThat(at.service
                        .accounts()
                        .shadowBalance(account, null, null, null)
                        .balance())
                .isEqualTo("5.00");
    }
}
