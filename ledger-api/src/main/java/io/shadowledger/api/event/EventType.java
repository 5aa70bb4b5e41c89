package io.shadowledger.api.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The side of an account's book that an event stands on, seen by the account's holder. */
public enum EventType {
    /** Raises the balance. */
    @JsonProperty("credit")
    CREDIT,
    /** Lowers the balance. */
    @JsonProperty("debit")
    DEBIT
}
