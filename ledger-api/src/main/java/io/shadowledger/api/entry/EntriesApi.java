package io.shadowledger.api.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The search for entries. Every signed-in role. */
@HttpExchange
public interface EntriesApi {

    /**
     * Entries that meet all that is asked for, newest value time first.
     *
     * <p>One of these must be given, so that no search reads the whole book: {@code eventId}, {@code account}, or
     * {@code from} and {@code to} at most 31 days apart; else 400. A search stops after some seconds with what it has
     * found and a {@code next}, from which it goes on.
     *
     * @param eventId the exact id; alone
     * @param account the exact id
     * @param accountPrefix how the account's id begins
     * @param currency ISO 4217 code; needed with amounts
     * @param amount decimal string without a sign: credits and debits of this amount
     * @param minAmount likewise, at least
     * @param maxAmount likewise, at most
     * @param text a part of the reference or the description, whatever the case of its letters
     * @param from earliest value time, inclusive
     * @param to latest value time, inclusive
     */
    @GetExchange("/api/v1/entries")
    FoundEntries entries(
            @RequestParam(required = false) @Nullable String eventId,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String accountPrefix,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable String minAmount,
            @RequestParam(required = false) @Nullable String maxAmount,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);
}
