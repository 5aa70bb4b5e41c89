package io.shadowledger.service.balance;

import io.shadowledger.api.entry.EntriesApi;
import io.shadowledger.api.entry.FoundEntries;
import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.reads.ReadDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Reads what is searched for, and refuses what would read the whole book. */
@RestController
@ConditionalOnRole(ServiceRole.LEDGER)
class EntriesController implements EntriesApi {

    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_TEXT = 100;
    private static final Duration LONGEST_SPAN = Duration.ofDays(31);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReadDatabase reads;
    private final EntrySearch search;

    EntriesController(ReadDatabase reads) {
        this.reads = reads;
        this.search = new EntrySearch(reads.jdbc(), PATIENCE);
    }

    @Override
    public FoundEntries entries(
            @Nullable String eventId,
            @Nullable String account,
            @Nullable String accountPrefix,
            @Nullable String currency,
            @Nullable String amount,
            @Nullable String minAmount,
            @Nullable String maxAmount,
            @Nullable String text,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidException("limit", "limit must be from 1 to " + MAX_LIMIT);
        }
        if (eventId != null) {
            if (Stream.of(account, accountPrefix, currency, amount, minAmount, maxAmount, text, from, to, after)
                    .anyMatch(other -> other != null)) {
                throw new InvalidException("eventId", "an eventId names one entry: ask for it alone");
            }
            return reads.answer(() -> search.byId(eventId));
        }
        if (amount != null && (minAmount != null || maxAmount != null)) {
            throw new InvalidException(
                    "amount", "amount is exact: leave minAmount and maxAmount out, or use only them");
        }
        if (text != null && (text.isBlank() || text.length() > MAX_TEXT)) {
            throw new InvalidException("text", "text must have 1 to " + MAX_TEXT + " characters");
        }
        var unit = currency == null ? null : currency(currency);
        var filter = new EntryFilter(
                account,
                accountPrefix,
                unit == null ? null : unit.getCurrencyCode(),
                minor(amount == null ? "minAmount" : "amount", amount == null ? minAmount : amount, unit),
                minor(amount == null ? "maxAmount" : "amount", amount == null ? maxAmount : amount, unit),
                text);
        var start = Place.beforeTime(from);
        var end = after == null ? Place.afterTime(to) : place(Cursor.parse(after, 2));
        if (account != null) {
            return reads.answer(() -> search.onAccount(filter, start, end, limit));
        }
        checkSpan(from, to);
        return reads.answer(() -> search.inSpan(filter, start, end, limit));
    }

    private static void checkSpan(@Nullable Instant from, @Nullable Instant to) {
        if (from == null
                || to == null
                || Duration.between(Amounts.bounded(from), Amounts.bounded(to)).compareTo(LONGEST_SPAN) > 0) {
            throw new InvalidException(
                    "from",
                    "a search needs an eventId, an account, or from and to at most 31 days apart: else it would read"
                            + " the whole book");
        }
        if (to.isBefore(from)) {
            throw new InvalidException("to", "to is before from");
        }
    }

    static Place place(Cursor after) {
        return Place.beforeEntry(after.time(0), after.key(1));
    }

    private static Currency currency(String code) {
        try {
            return Money.currency(code);
        } catch (InvalidMoneyException unknown) {
            throw new InvalidException("currency", String.valueOf(unknown.getMessage()));
        }
    }

    private static @Nullable Long minor(String field, @Nullable String amount, @Nullable Currency currency) {
        if (amount == null) {
            return null;
        }
        if (currency == null) {
            throw new InvalidException("currency", "an amount is of a currency: name it too");
        }
        try {
            var money = Money.parse(amount, currency);
            if (money.minor() < 0) {
                throw new InvalidException(field, field + " has no sign: credits and debits of the amount are found");
            }
            return money.minor();
        } catch (InvalidMoneyException unreadable) {
            throw new InvalidException(field, field + ": " + unreadable.getMessage());
        }
    }
}
