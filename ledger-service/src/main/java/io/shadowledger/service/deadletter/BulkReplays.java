package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.DeadLettersApi;
import io.shadowledger.api.deadletter.ReplayCount;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Replays all open dead letters of a selection that can be posted as they came, oldest first. */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
class BulkReplays {

    private final LetterRepository letters;
    private final LetterStates states;
    private final ReplayRepository replays;
    private final Reader reader;
    private final AuditTrail audit;
    private final BackgroundLoop sending;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BulkReplays(
            LetterRepository letters,
            LetterStates states,
            ReplayRepository replays,
            Reader reader,
            AuditTrail audit,
            BackgroundLoop deadLetterReplaying,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.letters = letters;
        this.states = states;
        this.replays = replays;
        this.reader = reader;
        this.audit = audit;
        this.sending = deadLetterReplaying;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Counts what {@link #replay} would send. */
    ReplayCount count(Selection selection) {
        return inTransaction(() -> {
            var sieve = sift(selection, null);
            return new ReplayCount(true, sieve.intents.size(), sieve.unreadable, sieve.more);
        });
    }

    /**
     * Asks for them to be sent again.
     *
     * @param expected how many these must be; null does not check
     * @throws ChangedException if they are others by now
     */
    ReplayCount replay(Selection selection, @Nullable String note, @Nullable Integer expected, String who) {
        var count = inTransaction(() -> ask(selection, note, expected, who));
        sending.wake();
        return count;
    }

    private ReplayCount ask(Selection selection, @Nullable String note, @Nullable Integer expected, String who) {
        var sieve = sift(selection, note);
        if (expected != null && expected != sieve.intents.size()) {
            throw new ChangedException(sieve.intents.size(), expected);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var taken = states.takeOpen(
                sieve.intents.stream().map(ReplayRepository.Intent::letter).toList(), who, now);
        var asked = sieve.intents.stream()
                .filter(intent -> taken.contains(intent.letter()))
                .toList();
        replays.insertAll(asked, note, who, now);
        asked.forEach(intent -> audit.add(
                who,
                Act.DEAD_LETTER_REPLAY_ASKED,
                intent.id().toString(),
                Map.of("status", DeadLetterStatus.OPEN),
                after(intent)));
        return new ReplayCount(false, asked.size(), sieve.unreadable, sieve.more);
    }

    private static Map<String, Object> after(ReplayRepository.Intent intent) {
        var after = new LinkedHashMap<String, Object>();
        after.put("status", DeadLetterStatus.REPLAYING);
        after.put("eventId", intent.eventId());
        if (intent.note() != null) {
            after.put("note", intent.note());
        }
        return after;
    }

    private ReplayCount inTransaction(Supplier<ReplayCount> work) {
        var count = transaction.execute(_ -> work.get());
        if (count == null) {
            throw new IllegalStateException("the transaction gave no result");
        }
        return count;
    }

    private Sieve sift(Selection selection, @Nullable String note) {
        var sieve = new Sieve(reader, note);
        letters.forEachOpen(selection, sieve);
        return sieve;
    }

    /** Tells those that can be posted from those that cannot; keeps no payloads. */
    private static final class Sieve implements Consumer<Letter> {

        private final Reader reader;
        private final @Nullable String note;
        private final List<ReplayRepository.Intent> intents = new ArrayList<>();
        private int unreadable;
        private boolean more;

        Sieve(Reader reader, @Nullable String note) {
            this.reader = reader;
            this.note = note;
        }

        @Override
        public void accept(Letter letter) {
            switch (reader.read(letter.id().topic(), letter.payload())) {
                case Reader.Read.Unreadable _ -> unreadable++;
                case Reader.Read.Readable(var event) -> {
                    if (intents.size() == DeadLettersApi.MAX_REPLAYS) {
                        more = true;
                        return;
                    }
                    intents.add(new ReplayRepository.Intent(
                            letter.id(), LetterStates.Key.of(letter), event.eventId(), null, note));
                }
            }
        }
    }
}
