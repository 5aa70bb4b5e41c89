package io.shadowledger.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of accounts: an account in one currency.
 *
 * @param balance decimal string
 * @param overdrawn whether the balance is below zero
 * @param entries how many entries make it up
 * @param lastEventAt value time of its latest entry
 */
public record AccountSummary(
        String accountId,
        String currency,
        String balance,
        boolean overdrawn,
        long entries,
        @Nullable Instant lastEventAt) {}
