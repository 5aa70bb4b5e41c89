package io.shadowledger.api.correction;

/**
 * What a maker says.
 *
 * @param reason why the shadow is to be corrected; 3 to 500 characters
 */
public record Proposal(String reason) {}
