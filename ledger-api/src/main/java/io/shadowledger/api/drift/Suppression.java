package io.shadowledger.api.drift;

import java.time.Instant;

/**
 * A break that is left alone for a while: it is not in the queue until a moment, or until its drift changes.
 *
 * @param reason why; one line of 3 to 500 characters
 * @param until when it is in the queue again; in the future and at most 366 days ahead
 */
public record Suppression(String reason, Instant until) {}
