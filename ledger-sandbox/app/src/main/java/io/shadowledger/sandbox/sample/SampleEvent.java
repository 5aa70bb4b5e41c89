package io.shadowledger.sandbox.sample;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A transaction of the sample day.
 *
 * @param eventId the bank's id of it
 * @param accountId the account it books on
 * @param credit whether it raises the balance
 * @param amountMinor positive, in hundredths: both currencies of the day have two decimals
 * @param currency CZK or EUR
 * @param timestamp value time
 * @param reference the bank's reference
 * @param description what it is
 */
public record SampleEvent(
        String eventId,
        String accountId,
        boolean credit,
        long amountMinor,
        String currency,
        Instant timestamp,
        String reference,
        String description) {

    public SampleEvent {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException(eventId + " has no positive amount");
        }
    }

    /** What it does to the balance, in hundredths. */
    public long signedMinor() {
        return credit ? amountMinor : -amountMinor;
    }

    /** The amount with both decimals, such as {@code 12.50}. */
    public String amount() {
        return BigDecimal.valueOf(amountMinor, 2).toPlainString();
    }

    SampleEvent withAmountMinor(long otherAmount) {
        return new SampleEvent(eventId, accountId, credit, otherAmount, currency, timestamp, reference, description);
    }

    SampleEvent withEventId(String otherId) {
        return new SampleEvent(otherId, accountId, credit, amountMinor, currency, timestamp, reference, description);
    }

    SampleEvent withTimestamp(Instant otherTimestamp) {
        return new SampleEvent(
                eventId, accountId, credit, amountMinor, currency, otherTimestamp, reference, description);
    }

    /** One line of JSON as {@code POST /events} takes it. Nothing in a sample event needs escaping. */
    String toJson() {
        return "{\"eventId\":\"%s\",\"accountId\":\"%s\",\"type\":\"%s\",\"amount\":\"%s\",\"currency\":\"%s\",\"timestamp\":\"%s\",\"reference\":\"%s\",\"description\":\"%s\"}"
                .formatted(
                        eventId,
                        accountId,
                        credit ? "credit" : "debit",
                        amount(),
                        currency,
                        timestamp,
                        reference,
                        description);
    }
}
