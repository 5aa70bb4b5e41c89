package io.shadowledger.api.deadletter;

/**
 * Why a mended dead letter is refused, or taken back.
 *
 * @param note 3 to 500 characters
 */
public record MendRefusal(String note) {}
