package io.shadowledger.api.drift;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the core banking system says an account holds.
 *
 * @param accountId the account
 * @param reportedBalance the balance, with at most the currency's decimals; a JSON string or number
 * @param currency ISO 4217 code; absent means the ledger's default currency
 */
public record ReportedBalance(
        String accountId,
        BigDecimal reportedBalance,
        @Nullable String currency) {}
