package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with one dead letter. A replay is only asked for here: {@link ReplaySender} sends it. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class Replays {

    private final LetterRepository letters;
    private final LetterStates states;
    private final ReplayRepository replays;
    private final Mending mending;
    private final AuditTrail audit;
    private final BackgroundLoop sending;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Replays(
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

    /** Asks for one to be sent again as it came. */
    Replay replay(Letter letter, @Nullable String note, String who) {
        var intent = mending.unchanged(letter, note);
        var asked = inTransaction(() -> {
            var now = now();
            if (!states.take(letter, DeadLetterStatus.REPLAYING, who, now)) {
                throw letters.taken(letter);
            }
            var replay = replays.get(replays.insert(intent, ReplayStatus.SENDING, who, now));
            audit.add(
                    who,
                    Act.DEAD_LETTER_REPLAY_ASKED,
                    letter.id().toString(),
                    Map.of("status", letter.status()),
                    replay);
            return replay;
        });
        sending.wake();
        return asked;
    }

    void dismiss(Letter letter, String reason, String who) {
        transaction.executeWithoutResult(_ -> {
            if (!states.dismiss(letter, who, now(), reason)) {
                throw letters.taken(letter);
            }
            audit.add(
                    who,
                    Act.DEAD_LETTER_DISMISSED,
                    letter.id().toString(),
                    Map.of("status", letter.status()),
                    Map.of("status", DeadLetterStatus.DISMISSED, "reason", reason));
        });
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
