package io.shadowledger.api.correction;

/**
 * Why a posted correction is to be taken back.
 *
 * @param reason 3 to 500 characters
 */
public record Reversal(String reason) {}
