package io.shadowledger.api.correction;

/**
 * What corrections of one currency come to, as they would be posted on the accounts.
 *
 * @param currency ISO 4217 code
 * @param net signed decimal string: the sum of the amounts
 * @param gross decimal string: the sum of their magnitudes
 * @param count how many there are
 */
public record Total(String currency, String net, String gross, int count) {}
