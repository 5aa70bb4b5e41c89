package io.shadowledger.proof.workload;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a record of the workload says, however it is written. */
public sealed interface Content {

    /**
     * An event that can be posted.
     *
     * @param eventId the bank's id
     * @param accountId what it books on
     * @param currency ISO 4217 code
     * @param amount signed from the account holder's view, with all decimals of the currency
     * @param valueTime in whole microseconds
     * @param reference never empty
     */
    record Event(
            String eventId,
            String accountId,
            String currency,
            BigDecimal amount,
            Instant valueTime,
            @Nullable String reference)
            implements Content {}

    /**
     * A record that no reader can make an event of.
     *
     * @param fault what is wrong with it
     */
    record Unreadable(String fault) implements Content {}
}
