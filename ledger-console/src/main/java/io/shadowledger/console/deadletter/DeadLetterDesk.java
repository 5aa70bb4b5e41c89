package io.shadowledger.console.deadletter;

import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.api.deadletter.ConflictDetail;
import io.shadowledger.api.deadletter.ConflictsApi;
import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.DeadLettersApi;
import io.shadowledger.api.deadletter.DismissRequest;
import io.shadowledger.api.deadletter.MendApproval;
import io.shadowledger.api.deadletter.MendRefusal;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayRequest;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.ProblemException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the screens of dead letters and conflicts ask of the ledger. */
@Component
class DeadLetterDesk {

    /** The lengths of a note, as the ledger takes it. */
    static final int SHORTEST_NOTE = 3;

    static final int LONGEST_NOTE = 500;

    private static final int PAGE = 50;
    private static final int NOT_FOUND = 404;

    private final DeadLettersApi letters;
    private final ConflictsApi conflicts;

    DeadLetterDesk(DeadLettersApi letters, ConflictsApi conflicts) {
        this.letters = letters;
        this.conflicts = conflicts;
    }

    KeysetPages<DeadLetter> letters(LettersFilter filter) {
        return new KeysetPages<>(
                (after, limit) -> letters.deadLetters(filter.status(), null, filter.reason(), null, after, limit),
                PAGE);
    }

    /** @param eventId only those of this event; null for all */
    KeysetPages<Conflict> conflicts(@Nullable String eventId) {
        return new KeysetPages<>((after, limit) -> conflicts.conflicts(eventId, null, after, limit), PAGE);
    }

    /** A dead letter with all that a decision needs; nothing if there is no such dead letter. */
    Optional<DeadLetterDetail> find(String id) {
        return known(() -> letters.deadLetter(id));
    }

    /** A conflict with both sides; nothing if there is no such conflict. */
    Optional<ConflictDetail> findConflict(String id) {
        return known(() -> conflicts.conflict(id));
    }

    void replayUnchanged(String id, String note) {
        letters.replay(id, new ReplayRequest(null, note.isBlank() ? null : note.strip()));
    }

    void replayMended(String id, String event, String note) {
        letters.replay(id, new ReplayRequest(event, note.strip()));
    }

    /** Approves exactly the mended event that was shown, and sends it. */
    void approve(String id, Replay seen, String note) {
        letters.approve(id, new MendApproval(String.valueOf(seen.digest()), note.isBlank() ? null : note.strip()));
    }

    /** Refuses a mended event, or takes the own one back. */
    void reject(String id, String note) {
        letters.reject(id, new MendRefusal(note));
    }

    void dismiss(String id, String reason) {
        letters.dismiss(id, new DismissRequest(reason.strip()));
    }

    /** Whether a list has changed at its head. */
    static <T> boolean changed(KeysetPages<T> before, KeysetPages<T> head) {
        return !before.startsWith(head.rows(0, PAGE));
    }

    private static <T> Optional<T> known(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ProblemException problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
