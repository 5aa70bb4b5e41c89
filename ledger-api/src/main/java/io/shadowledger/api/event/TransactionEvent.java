package io.shadowledger.api.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the bank's core reports it, over HTTP and on the topic {@code transactions.raw} alike. No text holds
 * control characters. Over HTTP a member that is none of these is refused; on the topic it is passed over.
 *
 * @param eventId the bank's own id of the transaction, unique for good; at most 128 characters
 * @param accountId the account it books on; at most 64 characters, none of them a blank or one of {@code / \ ; %}, as it
 *     stands in URL paths; not dots only, and not starting with '@' (the ledger's own accounts do)
 * @param type credit or debit
 * @param amount positive, with at most the currency's decimals; a decimal string in JSON; a
 *     number is read as well
 * @param currency ISO 4217 code; absent means the ledger's default currency
 * @param timestamp value time: when the bank says that it happened, in the years 1900 to 2199; kept in microseconds
 * @param reference the bank's reference for the customer (end-to-end id, document number); at most 140 characters
 * @param description free text; at most 500 characters
 */
public record TransactionEvent(
        String eventId,
        String accountId,
        EventType type,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        @Nullable String currency,
        Instant timestamp,
        @Nullable String reference,
        @Nullable String description) {}
