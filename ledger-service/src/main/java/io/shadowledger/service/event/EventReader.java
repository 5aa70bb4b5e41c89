package io.shadowledger.service.event;

import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads events from JSON and checks every rule of {@link io.shadowledger.api.event.TransactionEvent}.
 *
 * <p>Streams: at tens of thousands of events a second a tree per event would be most of the work.
 */
public final class EventReader {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int LONGEST_PLAIN = 1_500;
    private static final JsonFactory JSON = new JsonFactory();

    private final Currency defaultCurrency;

    /** @param defaultCurrency of events that name none */
    public EventReader(Currency defaultCurrency) {
        this.defaultCurrency = defaultCurrency;
    }

    /** One event of a batch, or why it is none. */
    public sealed interface Read {

        /**
         * An event that can be booked.
         *
         * @param json the bytes it was read from, if they say the same to any reader: they name the currency and are
         *     not blown up with blanks; null otherwise
         */
        record Good(BookableEvent event, byte @Nullable [] json) implements Read {}

        /**
         * @param eventId its id as far as it could be read, else empty
         * @param field the field at fault; empty when it is the event as a whole
         * @param detail what is wrong and what to write instead
         */
        record Bad(String eventId, String field, String detail) implements Read {}
    }

    /**
     * Reads a record of a topic. Members that no event has are passed over: other producers may know more.
     *
     * @throws InvalidEventException if it cannot be booked
     */
    public BookableEvent read(byte[] json) {
        return ofTheBank(one(json, false));
    }

    /**
     * Reads a record of the corrections topic, whose event id is the correction's.
     *
     * @throws InvalidEventException if it cannot be booked
     */
    public BookableEvent readCorrection(byte[] json) {
        return one(json, false);
    }

    /**
     * Reads the body of a request. A member that no event has is refused.
     *
     * @throws InvalidEventException if it cannot be booked
     */
    public BookableEvent readStrictly(byte[] json) {
        return ofTheBank(one(json, true));
    }

    /**
     * Reads a JSON array of events, each for itself.
     *
     * @param max how many there may be
     * @throws InvalidEventException if the whole is not a JSON array, or a longer one
     */
    public List<Read> readAll(byte[] json, int max) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new InvalidEventException("", "the body must be a JSON array of events");
            }
            var all = new ArrayList<Read>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (all.size() == max) {
                    throw new InvalidEventException(
                            "", "the batch has more than " + max + " events: send it in smaller parts");
                }
                long begin = parser.currentTokenLocation().getByteOffset();
                var raw = RawEvent.read(parser, true);
                all.add(judge(raw, json, begin, parser.currentLocation().getByteOffset()));
            }
            end(parser);
            return all;
        } catch (JacksonException malformed) {
            throw malformed(malformed);
        }
    }

    private BookableEvent one(byte[] json, boolean strict) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() == null) {
                throw new InvalidEventException("", "there is nothing here: an event is a JSON object");
            }
            var raw = RawEvent.read(parser, strict);
            end(parser);
            return bookable(raw);
        } catch (JacksonException malformed) {
            throw malformed(malformed);
        }
    }

    private static void end(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw new InvalidEventException("", "something follows after the end of the JSON document");
        }
    }

    /** @param begin offset of the event's first byte, below zero where the text is not UTF-8 */
    private Read judge(RawEvent raw, byte[] json, long begin, long end) {
        try {
            var event = ofTheBank(bookable(raw));
            boolean plain = begin >= 0 && end - begin <= LONGEST_PLAIN && raw.text("currency") != null;
            return new Read.Good(event, plain ? Arrays.copyOfRange(json, (int) begin, (int) end) : null);
        } catch (InvalidEventException invalid) {
            var id = raw.text("eventId");
            var shown = id == null || id.length() > 128 || Texts.fault("eventId", id) != null ? "" : id;
            return new Read.Bad(shown, invalid.field(), invalid.detail());
        }
    }

    private static BookableEvent ofTheBank(BookableEvent event) {
        if (CorrectionEventIds.matches(event.eventId())) {
            throw new InvalidEventException(
                    "eventId", "eventId has the form of the ledger's own corrections: give the event another id");
        }
        return event;
    }

    private BookableEvent bookable(RawEvent raw) {
        if (raw.fault() != null) {
            throw raw.fault();
        }
        var eventId = required(raw, "eventId");
        if (eventId.isBlank()) {
            throw new InvalidEventException("eventId", "eventId must not be empty");
        }
        checked("eventId", eventId, 128);
        var accountId = required(raw, "accountId");
        var fault = AccountIds.fault(accountId);
        if (fault != null) {
            throw new InvalidEventException("accountId", fault);
        }
        if (accountId.startsWith("@")) {
            throw new InvalidEventException(
                    "accountId", "accountId must not begin with '@': such accounts are the ledger's own");
        }
        boolean credit = isCredit(required(raw, "type"));
        var currency = currency(raw.text("currency"));
        var amount = amount(raw, currency);
        return new BookableEvent(
                eventId,
                accountId,
                credit ? amount : amount.negated(),
                valueTime(required(raw, "timestamp")),
                optional(raw, "reference", 140),
                optional(raw, "description", 500));
    }

    private static boolean isCredit(String type) {
        return switch (type) {
            case "credit" -> true;
            case "debit" -> false;
            default -> throw new InvalidEventException("type", "type must be credit or debit");
        };
    }

    private Currency currency(@Nullable String code) {
        if (code == null) {
            return defaultCurrency;
        }
        try {
            return Money.currency(code);
        } catch (InvalidMoneyException unknown) {
            throw new InvalidEventException("currency", String.valueOf(unknown.getMessage()));
        }
    }

    private static Money amount(RawEvent raw, Currency currency) {
        try {
            var number = raw.number();
            var amount = number != null ? Money.of(number, currency) : Money.parse(required(raw, "amount"), currency);
            if (amount.isZero() || amount.isNegative()) {
                throw new InvalidEventException(
                        "amount", "amount must be greater than zero: whether it is added or taken is said by type");
            }
            return amount;
        } catch (InvalidMoneyException unreadable) {
            throw new InvalidEventException("amount", String.valueOf(unreadable.getMessage()));
        }
    }

    private static Instant valueTime(String timestamp) {
        Instant time;
        try {
            time = Rfc3339.parse(timestamp);
        } catch (DateTimeParseException notRfc3339) {
            throw new InvalidEventException(
                    "timestamp", "timestamp must be a time with its offset (RFC 3339), such as 2026-11-22T10:15:30Z");
        }
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new InvalidEventException("timestamp", "timestamp must lie in the years 1900 to 2199");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static String required(RawEvent raw, String field) {
        var value = raw.text(field);
        if (value == null) {
            throw new InvalidEventException(field, field + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(RawEvent raw, String field, int maxLength) {
        var value = raw.text(field);
        return value == null || value.isEmpty() ? null : checked(field, value, maxLength);
    }

    private static String checked(String field, String value, int maxLength) {
        if (value.length() > maxLength) {
            throw new InvalidEventException(
                    field, field + " must have at most " + maxLength + " characters; this one has " + value.length());
        }
        var fault = Texts.fault(field, value);
        if (fault != null) {
            throw new InvalidEventException(field, fault);
        }
        return value;
    }

    private static InvalidEventException malformed(JacksonException malformed) {
        var at = malformed.getLocation();
        var detail = String.valueOf(malformed.getOriginalMessage())
                .lines()
                .findFirst()
                .orElse("");
        return at == null || at.getLineNr() < 1
                ? new InvalidEventException("", "this is not JSON: " + detail)
                : new InvalidEventException(
                        "",
                        "this is not JSON: %s (line %d, column %d)".formatted(detail, at.getLineNr(), at.getColumnNr()),
                        Map.of("line", at.getLineNr(), "column", at.getColumnNr()));
    }
}
