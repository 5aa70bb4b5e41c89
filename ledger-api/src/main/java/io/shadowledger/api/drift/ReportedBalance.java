package io.shadowledger.api.drift;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the core banking system says an account holds.
 *
 * @param accountId the account
 * @param reportedBalance the balance, with at most the currency's decimals; a decimal string in JSON; a
 *     number is read as well
 * @param currency ISO 4217 code; absent means the ledger's default currency
 */
public record ReportedBalance(
        String accountId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal reportedBalance,
        @Nullable String currency) {}
