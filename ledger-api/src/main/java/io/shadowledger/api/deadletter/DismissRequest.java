package io.shadowledger.api.deadletter;

/**
 * Why a dead letter is not to be posted.
 *
 * @param reason 3 to 500 characters
 */
public record DismissRequest(String reason) {}
