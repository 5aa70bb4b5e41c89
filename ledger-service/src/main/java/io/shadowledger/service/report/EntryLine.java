package io.shadowledger.service.report;

import io.shadowledger.api.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One booked entry of a report.
 *
 * @param amount credits positive
 * @param valueTime the beginning of its value date in the report's zone
 * @param bookedTime the beginning of its booking date
 * @param line where it stands in the file, from 1
 */
record EntryLine(
        String accountId,
        Money amount,
        Instant valueTime,
        Instant bookedTime,
        @Nullable String bankReference,
        @Nullable String reference,
        @Nullable String description,
        boolean reversal,
        int line) {}
