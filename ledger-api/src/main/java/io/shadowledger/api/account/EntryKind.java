package io.shadowledger.api.account;

/** Where an entry came from. */
public enum EntryKind {
    /** An event of the bank. */
    EVENT,
    /** A correction that a maker proposed and a checker approved. */
    CORRECTION
}
