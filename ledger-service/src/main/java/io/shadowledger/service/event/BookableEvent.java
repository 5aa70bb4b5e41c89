package io.shadowledger.service.event;

import io.shadowledger.api.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that keeps all the rules of {@link io.shadowledger.api.event.TransactionEvent}, in the form it is booked in.
 *
 * @param eventId the bank's id of the transaction
 * @param accountId the account it books on
 * @param amount signed from the account holder's view: positive for a credit, negative for a debit; never zero
 * @param valueTime when the bank says it happened, in whole microseconds
 * @param reference the bank's reference; never empty
 * @param description free text; never empty
 */
public record BookableEvent(
        String eventId,
        String accountId,
        Money amount,
        Instant valueTime,
        @Nullable String reference,
        @Nullable String description) {}
