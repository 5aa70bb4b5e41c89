package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.gateway.UserNames;
import io.shadowledger.service.problem.FourEyesException;
import io.shadowledger.service.problem.StateException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mended events under four eyes: one writes them, another approves exactly these bytes, then they are sent. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class Mends {

    private static final String FOUR_EYES_CONSTRAINT = "dead_letter_four_eyes";

    private final LetterRepository letters;
    private final LetterStates states;
    private final ReplayRepository replays;
    private final Mending mending;
    private final AuditTrail audit;
    private final BackgroundLoop sending;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Mends(
            LetterRepository letters,
            LetterStates states,
            ReplayRepository replays,
            Mending mending,
            AuditTrail audit,
            BackgroundLoop deadLetterReplaying,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.letters = letters;
        this.states = states;
        this.replays = replays;
        this.mending = mending;
        this.audit = audit;
        this.sending = deadLetterReplaying;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Proposes a mended event in a dead letter's stead. */
    Replay propose(Letter letter, String payload, @Nullable String note, String who) {
        var intent = mending.mended(letter, payload, note);
        return inTransaction(() -> {
            var now = now();
            if (!states.take(letter, DeadLetterStatus.PROPOSED, who, now)) {
                throw letters.taken(letter);
            }
            var proposed = replays.get(replays.insert(intent, ReplayStatus.PROPOSED, who, now));
            audit.add(who, Act.DEAD_LETTER_MEND_PROPOSED, letter.id().toString(), null, proposed);
            return proposed;
        });
    }

    /** @param digest of the mended event that the checker has seen */
    Replay approve(Letter letter, String digest, @Nullable String note, String who) {
        var approved = inTransaction(() -> {
            var proposed = proposed(letter);
            if (UserNames.samePerson(proposed.askedBy(), who)) {
                throw FourEyesException.ofDeadLetter(letter.id().toString(), null);
            }
            if (!digest.equals(proposed.digest())) {
                throw new StateException("the digest is not that of what is proposed for dead letter " + letter.id()
                        + ": look at it again before approving");
            }
            var now = now();
            decide(letter, proposed, ReplayStatus.SENDING, who, now, note);
            states.approved(LetterStates.Key.of(letter), now);
            return audited(letter, Act.DEAD_LETTER_MEND_APPROVED, who, proposed);
        });
        sending.wake();
        return approved;
    }

    Replay reject(Letter letter, String note, String who) {
        return inTransaction(() -> {
            var proposed = proposed(letter);
            boolean own = UserNames.samePerson(proposed.askedBy(), who);
            decide(letter, proposed, ReplayStatus.REJECTED, own ? null : who, now(), note);
            states.reopen(LetterStates.Key.of(letter));
            return audited(letter, Act.DEAD_LETTER_MEND_REJECTED, who, proposed);
        });
    }

    private Replay proposed(Letter letter) {
        return replays.lockProposed(letter)
                .orElseThrow(() -> new StateException(
                        "dead letter " + letter.id() + " has no mended event that waits for approval"));
    }

    private void decide(
            Letter letter,
            Replay proposed,
            ReplayStatus to,
            @Nullable String checker,
            Instant at,
            @Nullable String note) {
        try {
            replays.decide(proposed.replayId(), to, checker, at, note);
        } catch (DataIntegrityViolationException refused) {
            if (String.valueOf(refused.getMessage()).contains(FOUR_EYES_CONSTRAINT)) {
                throw FourEyesException.ofDeadLetter(letter.id().toString(), refused);
            }
            throw refused;
        }
    }

    private Replay audited(Letter letter, Act act, String who, Replay before) {
        var now = replays.get(before.replayId());
        audit.add(who, act, letter.id().toString(), before, now);
        return now;
    }

    /** As the database keeps it, so that what is answered now and later is the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T inTransaction(Supplier<T> work) {
        var result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("the transaction gave no result");
        }
        return result;
    }
}
