package io.shadowledger.api.entry;

import io.shadowledger.api.account.EntryKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the book, as it stands there.
 *
 * @param eventId the bank's id of the event, or the id of the correction
 * @param kind where the entry came from
 * @param accountId the account
 * @param amount signed decimal string: credits positive, debits negative
 * @param currency ISO 4217 code
 * @param valueTime when the bank says it happened
 * @param recordedAt when it was posted
 * @param overdraft whether the account was below zero when this entry was posted
 * @param reference the bank's reference, if it gave one
 * @param description free text, if there is any
 * @param topic the topic that its record came from
 * @param partition the topic's partition
 * @param offset the record's offset in it
 */
public record BookEntry(
        String eventId,
        EntryKind kind,
        String accountId,
        String amount,
        String currency,
        Instant valueTime,
        Instant recordedAt,
        boolean overdraft,
        @Nullable String reference,
        @Nullable String description,
        String topic,
        int partition,
        long offset) {}
