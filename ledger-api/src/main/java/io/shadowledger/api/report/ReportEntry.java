package io.shadowledger.api.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booked entry that a statement file reports beside its balances.
 *
 * @param number its place in the report, from 1
 * @param accountId the ledger's account
 * @param currency ISO 4217 code
 * @param amount signed decimal string, credits positive
 * @param valueTime the beginning of the value date in the report's zone
 * @param bookedTime the beginning of the booking date; of the value date where the bank says none
 * @param bankReference the bank's own reference
 * @param reference the customer's or the payment's
 * @param description counterparty and remittance information
 * @param reversal whether it takes back another entry
 * @param line where it begins in the file, from 1
 */
public record ReportEntry(
        int number,
        String accountId,
        String currency,
        String amount,
        Instant valueTime,
        Instant bookedTime,
        @Nullable String bankReference,
        @Nullable String reference,
        @Nullable String description,
        boolean reversal,
        @Nullable Long line) {}
