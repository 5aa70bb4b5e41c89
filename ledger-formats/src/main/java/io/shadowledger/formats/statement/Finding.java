package io.shadowledger.formats.statement;

/**
 * Something that a statement says and that cannot be so, while every part of it can be read. It is a value, not a
 * failure: the entries count, and somebody should ask the bank.
 *
 * @param kind what is wrong
 * @param line where it shows, from 1
 * @param detail what is wrong, with both figures
 */
public record Finding(Kind kind, long line, String detail) implements StatementPart {

    /** What is wrong. */
    public enum Kind {
        /** Opening balance and entries do not make the closing balance. */
        BALANCE,
        /** A sum or a count that the bank states is not that of the entries. */
        TOTAL,
        /** An entry in another currency than its account's. */
        CURRENCY,
        /** The bank says that the statement corrects an earlier one, whose entries may have been posted. */
        CORRECTION
    }
}
