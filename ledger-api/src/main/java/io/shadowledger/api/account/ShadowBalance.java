package io.shadowledger.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the shadow book says an account holds in one currency.
 *
 * @param accountId the account
 * @param currency ISO 4217 code
 * @param balance decimal string; negative when overdrawn
 * @param overdrawn whether the balance is below zero: the shadow flags it, it never refuses it
 * @param entries how many entries make it up
 * @param lastEvent the id of the latest entry by value time, then event id; absent when there is none
 * @param lastEventAt that entry's value time
 * @param asOfValue the value time asked for; absent means all entries whatever their value time
 * @param asOfRecord the record time asked for; absent means now
 */
public record ShadowBalance(
        String accountId,
        String currency,
        String balance,
        boolean overdrawn,
        long entries,
        @Nullable String lastEvent,
        @Nullable Instant lastEventAt,
        @Nullable Instant asOfValue,
        @Nullable Instant asOfRecord) {}
