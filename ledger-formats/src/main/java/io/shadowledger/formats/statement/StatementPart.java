package io.shadowledger.formats.statement;

/**
 * What a reader gives, one after the other: a statement's header, its entries, the statement as a whole; then the next
 * one. So a statement of any length is read in the memory of one entry.
 */
public sealed interface StatementPart permits StatementHeader, StatementEntry, Statement, Finding {

    /** The line of the file where it begins, from 1. */
    long line();
}
