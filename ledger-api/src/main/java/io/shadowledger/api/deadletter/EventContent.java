package io.shadowledger.api.deadletter;

import io.shadowledger.api.account.EntryKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event says, or the entry that it became.
 *
 * @param kind whether it is the bank's event or a correction
 * @param accountId the account
 * @param amount signed decimal string: negative for a debit
 * @param currency ISO 4217 code
 * @param valueTime when the bank says it happened
 * @param reference the bank's reference
 * @param description free text
 */
public record EventContent(
        EntryKind kind,
        String accountId,
        String amount,
        String currency,
        Instant valueTime,
        @Nullable String reference,
        @Nullable String description) {}
