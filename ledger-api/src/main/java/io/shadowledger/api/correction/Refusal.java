package io.shadowledger.api.correction;

/**
 * Why a checker refuses a correction.
 *
 * @param note 3 to 500 characters
 */
public record Refusal(String note) {}
