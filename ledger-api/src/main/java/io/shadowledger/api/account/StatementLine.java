package io.shadowledger.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an account's statement, in the order of value time, then event id.
 *
 * @param eventId the bank's id of the event, or the id of the correction
 * @param kind where the entry came from
 * @param valueTime when the bank says it happened
 * @param recordedAt when it was posted
 * @param amount signed decimal string: credits positive, debits negative
 * @param currency ISO 4217 code
 * @param balance the running balance after this entry, by value time
 * @param overdraft whether the account was below zero when this entry was posted
 * @param reference the bank's reference, if it gave one
 * @param description free text, if there is any
 */
public record StatementLine(
        String eventId,
        EntryKind kind,
        Instant valueTime,
        Instant recordedAt,
        String amount,
        String currency,
        String balance,
        boolean overdraft,
        @Nullable String reference,
        @Nullable String description) {}
