package io.shadowledger.api.deadletter;

import io.shadowledger.api.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Records that could not be posted: looked at by {@code auditor} and {@code admin}, replayed and dismissed by
 * {@code admin}.
 *
 * <p>A replay goes to the topic that the record came on, with its key and the headers {@code replay} and
 * {@code replay-of}. It never posts twice: the book takes an event id once, however often a record is sent.
 */
@HttpExchange
public interface DeadLettersApi {

    /** The largest number of dead letters that one request replays. */
    int MAX_REPLAYS = 5_000;

    /**
     * Dead letters, newest first.
     *
     * @param status only those; absent means all
     * @param topic only those that came on this topic
     * @param reason only those whose reason holds this text, in whatever case
     * @param since only those recorded at this time or later; RFC 3339
     */
    @GetExchange("/api/v1/dead-letters")
    Page<DeadLetter> deadLetters(
            @RequestParam(required = false) @Nullable DeadLetterStatus status,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);

    @GetExchange("/api/v1/dead-letters/{id}")
    DeadLetterDetail deadLetter(@PathVariable String id);

    /**
     * Sends one again: the original bytes at once; a mended event in their stead once another person has approved it, and
     * until then the replay is {@code PROPOSED}. 400 when the mended event cannot be posted
     * (the problem names the field), 409 when the original cannot be posted as it is, when it was replayed already or is
     * on its way, or when a mended event is given for a correction.
     */
    @PostExchange("/api/v1/dead-letters/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replay replay(@PathVariable String id, @RequestBody(required = false) @Nullable ReplayRequest request);

    /**
     * Approves the mended event that is proposed for one, and sends it. 403 for who mended it, 409 when none is proposed or
     * when the digest is another.
     */
    @PostExchange("/api/v1/dead-letters/{id}/approve")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replay approve(@PathVariable String id, @RequestBody MendApproval approval);

    /** Refuses the mended event that is proposed for one; who mended it may take it back so. 409 when none is proposed. */
    @PostExchange("/api/v1/dead-letters/{id}/reject")
    Replay reject(@PathVariable String id, @RequestBody MendRefusal refusal);

    /**
     * Sends all open ones of a selection again that can be posted as they came, oldest first, at most
     * {@link #MAX_REPLAYS}; or counts them. 409 when they are not as many as {@code expected}.
     */
    @PostExchange("/api/v1/dead-letters/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayCount replayAll(@RequestBody ReplaySelection selection);

    /** Puts one aside for good, with a reason; 409 unless it is open. It can still be replayed. */
    @PostExchange("/api/v1/dead-letters/{id}/dismiss")
    DeadLetter dismiss(@PathVariable String id, @RequestBody DismissRequest request);
}
