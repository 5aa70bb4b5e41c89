package io.shadowledger.service.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The members of one JSON object as they came, before any rule but those of JSON itself.
 *
 * <p>Reading never stops inside the object: its first fault is kept, so that the events after it in a batch can still
 * be read.
 */
final class RawEvent {

    private static final int AMOUNT = 8;

    private final @Nullable String[] texts = new String[AMOUNT + 1];
    private @Nullable BigDecimal number;
    private int seen;
    private @Nullable InvalidEventException fault;

    private RawEvent() {}

    /**
     * Reads the value that the parser stands on, and leaves the parser at its end.
     *
     * @param strict whether a member that no event has is a fault: a misspelt {@code currency} must not become the
     *     default currency unnoticed
     */
    static RawEvent read(JsonParser json, boolean strict) {
        var raw = new RawEvent();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            raw.fail("", "an event must be a JSON object");
            json.skipChildren();
            return raw;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var token = json.nextToken();
            int index = index(name);
            if (index == 0) {
                if (strict) {
                    raw.fail(abbreviated(name), "'" + abbreviated(name) + "' is not a member of an event");
                }
                json.skipChildren();
            } else {
                raw.take(json, name, index, token);
            }
        }
        return raw;
    }

    /** The first fault, if there is one. */
    @Nullable
    InvalidEventException fault() {
        return fault;
    }

    /** A text member; null if it is absent or JSON null. */
    @Nullable
    String text(String name) {
        return texts[index(name)];
    }

    /** The amount if it came as a JSON number. */
    @Nullable
    BigDecimal number() {
        return number;
    }

    private void take(JsonParser json, String name, int index, JsonToken token) {
        int bit = 1 << index;
        if ((seen & bit) != 0) {
            fail(name, name + " is given twice");
        }
        seen |= bit;
        if (token == JsonToken.VALUE_STRING) {
            texts[index] = json.getString();
        } else if (index == AMOUNT && (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT)) {
            takeNumber(json, name);
        } else if (token != JsonToken.VALUE_NULL) {
            fail(name, name + (index == AMOUNT ? " must be a string or a number" : " must be a string"));
            json.skipChildren();
        }
    }

    private void takeNumber(JsonParser json, String name) {
        try {
            number = json.getDecimalValue();
        } catch (NumberFormatException beyondBigDecimal) {
            fail(name, name + " is too large: at most 15 digits, decimals included");
        }
    }

    private void fail(String field, String detail) {
        if (fault == null) {
            fault = new InvalidEventException(field, detail);
        }
    }

    private static int index(String name) {
        return switch (name) {
            case "eventId" -> 1;
            case "accountId" -> 2;
            case "type" -> 3;
            case "currency" -> 4;
            case "timestamp" -> 5;
            case "reference" -> 6;
            case "description" -> 7;
            case "amount" -> AMOUNT;
            default -> 0;
        };
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
