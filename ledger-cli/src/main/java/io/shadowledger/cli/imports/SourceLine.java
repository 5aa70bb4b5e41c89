package io.shadowledger.cli.imports;

import io.shadowledger.api.event.TransactionEvent;

/** A line of a file, or an entry of a statement: an event, or the reason why it is none. */
public sealed interface SourceLine {

    /** The line's number, from 1. */
    long line();

    /** An event. */
    record Good(long line, TransactionEvent event) implements SourceLine {}

    /**
     * A line that is no event.
     *
     * @param column the column at fault, from 1: in CSV the field's number, in JSON the character; 0 for the whole line
     * @param field the event's field at fault; empty for the whole line
     * @param detail what is wrong
     * @param last whether nothing after it can be read either
     */
    record Bad(long line, int column, String field, String detail, boolean last) implements SourceLine {}

    /**
     * An entry of a statement that moves nothing, or not yet.
     *
     * @param reason why
     */
    record PassedOver(long line, String reason) implements SourceLine {}

    /**
     * Something in which a statement contradicts itself; its entries count all the same.
     *
     * @param detail what, with both figures
     */
    record Contradiction(long line, String detail) implements SourceLine {}
}
