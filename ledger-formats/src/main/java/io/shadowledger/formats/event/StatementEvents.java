package io.shadowledger.formats.event;

import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementHeader;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event from a booked entry. Value time is the beginning of the value date in the bank's zone; the booking date
 * stands in the description. The event's content depends on the entry alone, so that an overlapping statement gives the
 * same event.
 *
 * @param zone the bank's time zone
 * @param accounts the ledger's account ids
 * @param idPrefix goes before every event id, to keep two sources apart; may be empty
 */
public record StatementEvents(ZoneId zone, AccountAliases accounts, String idPrefix) {

    private static final int LONGEST_REFERENCE = 140;
    private static final int LONGEST_DESCRIPTION = 500;

    /** What becomes of an entry. */
    public sealed interface Outcome {

        /** It is an event. */
        record Posted(TransactionEvent event) implements Outcome {}

        /**
         * It moves nothing, or not yet.
         *
         * @param reason why, in a few words
         */
        record PassedOver(String reason) implements Outcome {}
    }

    /** Decides over one entry of the statement that the header began. */
    public Outcome of(StatementHeader header, StatementEntry entry) {
        return switch (entry.status()) {
            case PENDING -> new Outcome.PassedOver("is expected, not booked");
            case INFORMATION -> new Outcome.PassedOver("is for information only");
            case BOOKED ->
                entry.amount().isZero()
                        ? new Outcome.PassedOver("moves nothing: its amount is zero")
                        : new Outcome.Posted(event(header, entry));
        };
    }

    private TransactionEvent event(StatementHeader header, StatementEntry entry) {
        var account = accounts.accountId(header.account());
        return new TransactionEvent(
                idPrefix + EventIds.of(account, header, entry),
                account,
                entry.amount().isNegative() ? EventType.DEBIT : EventType.CREDIT,
                entry.amount().toBigDecimal().abs(),
                entry.amount().currency().getCurrencyCode(),
                entry.valueDate().atStartOfDay(zone).toInstant(),
                text(LONGEST_REFERENCE, entry.ownerReference(), entry.bankReference()),
                description(entry));
    }

    private static @Nullable String text(int most, @Nullable String... candidates) {
        return Stream.of(candidates)
                .filter(Objects::nonNull)
                .map(Texts::clean)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .map(t -> Texts.limited(t, most))
                .orElse(null);
    }

    private static @Nullable String description(StatementEntry entry) {
        var description = Stream.of(
                        entry.bookingDate() == null ? null : "booked " + entry.bookingDate(),
                        entry.reversal() ? "reversal" : null,
                        entry.counterparty(),
                        entry.text())
                .filter(Objects::nonNull)
                .map(Texts::clean)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining("; "));
        return description.isEmpty() ? null : Texts.limited(description, LONGEST_DESCRIPTION);
    }
}
