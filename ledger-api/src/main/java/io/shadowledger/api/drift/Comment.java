package io.shadowledger.api.drift;

/**
 * What somebody has to say about a break; it stands in its history for good.
 *
 * @param text one line of 3 to 500 characters
 */
public record Comment(String text) {}
