package io.shadowledger.cli.imports;

import java.util.Arrays;
import java.util.Optional;

/** The fields of an event that a file can hold, in the order of a file without a header. */
public enum EventField {
    EVENT_ID("eventId"),
    ACCOUNT_ID("accountId"),
    TYPE("type"),
    AMOUNT("amount"),
    CURRENCY("currency"),
    TIMESTAMP("timestamp"),
    REFERENCE("reference"),
    DESCRIPTION("description");

    private final String wireName;

    EventField(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in the contract. */
    public String wireName() {
        return wireName;
    }

    /** Whether an event cannot be without it; without a type, the amount's sign stands for it. */
    boolean required() {
        return switch (this) {
            case EVENT_ID, ACCOUNT_ID, AMOUNT, TIMESTAMP -> true;
            case TYPE, CURRENCY, REFERENCE, DESCRIPTION -> false;
        };
    }

    static Optional<EventField> named(String name) {
        return Arrays.stream(values()).filter(f -> f.wireName.equals(name)).findFirst();
    }
}
