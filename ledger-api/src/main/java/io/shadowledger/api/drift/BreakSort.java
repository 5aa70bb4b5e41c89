package io.shadowledger.api.drift;

/** In which order breaks are listed. */
public enum BreakSort {
    /** By currency, the largest magnitude first. */
    AMOUNT,
    /** The oldest first. */
    AGE
}
