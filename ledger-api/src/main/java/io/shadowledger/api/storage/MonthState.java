package io.shadowledger.api.storage;

/** What may still happen to a month of the book. */
public enum MonthState {
    /** Entries may still be posted to it, or its sums are not complete yet. */
    OPEN,
    /** Nothing is posted to it any more, and its sums are kept. */
    CLOSED,
    /** Closed, and its entries are in a table of their own that no question reads. */
    DETACHED
}
