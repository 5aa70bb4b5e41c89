package io.shadowledger.sandbox.sample;

import java.math.BigDecimal;

/**
 * A balance that the core banking system reports.
 *
 * @param accountId the account
 * @param currency CZK or EUR
 * @param balanceMinor in hundredths, negative when overdrawn
 */
public record SampleBalance(String accountId, String currency, long balanceMinor) {

    /** With both decimals, such as {@code -12.50}. */
    public String balance() {
        return BigDecimal.valueOf(balanceMinor, 2).toPlainString();
    }
}
