package io.shadowledger.api.drift;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of an entry's two times a reported balance goes by. The two are never mixed in one report. */
public enum Basis {
    /** Entries whose value time is at or before the report's as-of time. */
    @JsonProperty("value")
    VALUE,
    /** Entries that had been posted at the report's as-of time. */
    @JsonProperty("booked")
    BOOKED
}
