package io.shadowledger.service.deadletter;

import io.shadowledger.api.Page;
import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.DeadLettersApi;
import io.shadowledger.api.deadletter.DismissRequest;
import io.shadowledger.api.deadletter.MendApproval;
import io.shadowledger.api.deadletter.MendRefusal;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayCount;
import io.shadowledger.api.deadletter.ReplayRequest;
import io.shadowledger.api.deadletter.ReplaySelection;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.CurrentUser;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters over HTTP. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class DeadLettersController implements DeadLettersApi {

    private static final int MAX_PAGE = 500;

    private final LetterRepository letters;
    private final ReplayRepository history;
    private final Reader reader;
    private final Replays replays;
    private final Mends mends;
    private final BulkReplays bulk;
    private final CurrentUser user;

    DeadLettersController(
            LetterRepository letters,
            ReplayRepository history,
            Reader reader,
            Replays replays,
            Mends mends,
            BulkReplays bulk,
            CurrentUser user) {
        this.letters = letters;
        this.history = history;
        this.reader = reader;
        this.replays = replays;
        this.mends = mends;
        this.bulk = bulk;
        this.user = user;
    }

    @Override
    public Page<DeadLetter> deadLetters(
            @Nullable DeadLetterStatus status,
            @Nullable String topic,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable String after,
            int limit) {
        return letters.page(
                status, Selection.of(topic, reason, since), Place.of(after), Math.clamp(limit, 1, MAX_PAGE));
    }

    @Override
    public DeadLetterDetail deadLetter(String id) {
        var letter = find(id);
        var times = history.of(letter);
        var fault = reader.read(letter.id().topic(), letter.payload()) instanceof Reader.Read.Unreadable(var found)
                ? found
                : null;
        return new DeadLetterDetail(
                letter.view(times.isEmpty() ? null : times.getFirst()),
                letter.payload() == null ? null : Bytes.payload(letter.payload()),
                reader.eventId(letter.payload()),
                fault,
                !Reader.isCorrection(letter.id().topic()),
                history.origin(letter).orElse(null),
                times,
                letters.dismissal(letter).orElse(null));
    }

    @Override
    public Replay replay(String id, @Nullable ReplayRequest request) {
        var payload = request == null ? null : request.payload();
        var note = request == null ? null : Words.optional(request.note(), "note");
        return payload == null
                ? replays.replay(find(id), note, user.name())
                : mends.propose(find(id), payload, note, user.name());
    }

    @Override
    public Replay approve(String id, MendApproval approval) {
        @Nullable String digest = approval.digest();
        if (digest == null) {
            throw new InvalidException("digest", "digest is missing: it names what you have seen and approve");
        }
        return mends.approve(find(id), digest, Words.optional(approval.note(), "note"), user.name());
    }

    @Override
    public Replay reject(String id, MendRefusal refusal) {
        return mends.reject(find(id), Words.required(refusal.note(), "note"), user.name());
    }

    @Override
    public ReplayCount replayAll(ReplaySelection wanted) {
        var selection = Selection.of(wanted.topic(), wanted.reason(), wanted.since());
        return wanted.dryRun()
                ? bulk.count(selection)
                : bulk.replay(selection, Words.required(wanted.note(), "note"), wanted.expected(), user.name());
    }

    @Override
    public DeadLetter dismiss(String id, DismissRequest request) {
        var letter = find(id);
        replays.dismiss(letter, Words.required(request.reason(), "reason"), user.name());
        return deadLetter(id).summary();
    }

    private Letter find(String id) {
        return RecordId.parse(id)
                .flatMap(letters::find)
                .orElseThrow(() -> new NotFoundException("there is no dead letter " + id));
    }
}
