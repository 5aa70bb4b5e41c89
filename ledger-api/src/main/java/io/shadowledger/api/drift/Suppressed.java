package io.shadowledger.api.drift;

import java.time.Instant;

/**
 * Who left a break alone, why, and for how long.
 *
 * @param by the user's name
 * @param reason why
 * @param until from when on it is in the queue again
 */
public record Suppressed(String by, String reason, Instant until) {}
