package io.shadowledger.cli.imports;

import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.cli.time.DatePattern;
import io.shadowledger.cli.time.InvalidMomentException;
import io.shadowledger.cli.time.Moments;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file's words become an event's fields.
 *
 * @param credit what the type column says for a credit; empty means {@code credit}
 * @param debit what it says for a debit; empty means {@code debit}
 * @param dates how dates are written; null means RFC 3339
 * @param moments where times without an offset are
 * @param currency the currency of events that name none; null leaves it to the ledger
 * @param idPrefix what goes before every id, to keep two sources apart
 * @param decimalComma whether amounts have a comma before their decimals
 */
public record EventRules(
        Set<String> credit,
        Set<String> debit,
        @Nullable DatePattern dates,
        Moments moments,
        @Nullable String currency,
        String idPrefix,
        boolean decimalComma) {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,4})?");

    public EventRules {
        credit = credit.isEmpty() ? Set.of("credit") : Set.copyOf(credit);
        debit = debit.isEmpty() ? Set.of("debit") : Set.copyOf(debit);
    }

    /**
     * Reads an event.
     *
     * @param values what the file has for a field; null or blank when it has nothing
     */
    TransactionEvent event(Function<EventField, @Nullable String> values) throws FieldException {
        var currency = currency(values.apply(EventField.CURRENCY));
        var signed = amount(required(values, EventField.AMOUNT), currency);
        return new TransactionEvent(
                idPrefix + required(values, EventField.EVENT_ID),
                required(values, EventField.ACCOUNT_ID),
                type(values.apply(EventField.TYPE), signed),
                signed.abs(),
                currency,
                timestamp(required(values, EventField.TIMESTAMP)),
                optional(values.apply(EventField.REFERENCE)),
                optional(values.apply(EventField.DESCRIPTION)));
    }

    private static String required(Function<EventField, @Nullable String> values, EventField field)
            throws FieldException {
        var value = optional(values.apply(field));
        if (value == null) {
            throw new FieldException(field, "is empty");
        }
        return value;
    }

    private static @Nullable String optional(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private @Nullable String currency(@Nullable String value) throws FieldException {
        var code = optional(value);
        if (code == null) {
            return currency;
        }
        try {
            return Money.currency(code).getCurrencyCode();
        } catch (InvalidMoneyException invalid) {
            throw new FieldException(EventField.CURRENCY, String.valueOf(invalid.getMessage()));
        }
    }

    private BigDecimal amount(String value, @Nullable String currency) throws FieldException {
        var text = decimalComma ? value.replace(',', '.') : value;
        try {
            if (currency != null) {
                return Money.parse(text, Money.currency(currency)).toBigDecimal();
            }
        } catch (InvalidMoneyException invalid) {
            throw new FieldException(EventField.AMOUNT, String.valueOf(invalid.getMessage()));
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new FieldException(
                    EventField.AMOUNT,
                    "'" + abbreviated(value) + "' is not an amount: use digits and a decimal point, such as 12.50");
        }
        return new BigDecimal(text);
    }

    private EventType type(@Nullable String value, BigDecimal signed) throws FieldException {
        var word = optional(value);
        if (signed.signum() == 0) {
            throw new FieldException(EventField.AMOUNT, "is zero: an event moves money");
        }
        if (word == null) {
            return signed.signum() > 0 ? EventType.CREDIT : EventType.DEBIT;
        }
        if (signed.signum() < 0) {
            throw new FieldException(
                    EventField.AMOUNT, "is negative, yet there is a type: leave out the sign or the type column");
        }
        if (contains(credit, word)) {
            return EventType.CREDIT;
        }
        if (contains(debit, word)) {
            return EventType.DEBIT;
        }
        throw new FieldException(
                EventField.TYPE,
                "'" + abbreviated(word) + "' is neither credit (" + String.join(", ", credit) + ") nor debit ("
                        + String.join(", ", debit) + "): --credit and --debit say the file's words");
    }

    private Instant timestamp(String value) throws FieldException {
        try {
            return dates == null ? moments.start(value) : dates.parse(value);
        } catch (InvalidMomentException invalid) {
            throw new FieldException(
                    EventField.TIMESTAMP,
                    "'" + abbreviated(value)
                            + "' is not a time such as 2026-11-20T10:15:30Z: --date-format says how the file writes it");
        } catch (DateTimeException invalid) {
            throw new FieldException(
                    EventField.TIMESTAMP, "'" + abbreviated(value) + "' is not a date written as " + dates);
        }
    }

    private static boolean contains(Set<String> words, String word) {
        return words.contains(word)
                || words.stream().anyMatch(w -> w.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)));
    }

    private static String abbreviated(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
