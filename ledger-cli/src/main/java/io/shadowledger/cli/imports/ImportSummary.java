package io.shadowledger.cli.imports;

import java.util.List;

/**
 * What an import came to.
 *
 * @param file what was imported
 * @param dryRun whether nothing was sent
 * @param events how many events were read
 * @param confirmedBefore how many records an import before this one had confirmed, so that they were not sent again
 * @param accepted how many the ledger took
 * @param duplicates how many it had already, with the same content
 * @param passedOver how many entries of statements move nothing, or not yet
 * @param rejected how many lines were no events, or events that the ledger refused
 * @param rejections the first thousand of these
 * @param findings in what statements contradict themselves: the first thousand
 * @param totals control totals of the events read
 * @param complete whether the file was read to its end
 */
public record ImportSummary(
        String file,
        boolean dryRun,
        long events,
        long confirmedBefore,
        long accepted,
        long duplicates,
        long passedOver,
        long rejected,
        List<Rejection> rejections,
        List<Finding> findings,
        List<ControlTotal> totals,
        boolean complete) {

    public ImportSummary {
        rejections = List.copyOf(rejections);
        findings = List.copyOf(findings);
        totals = List.copyOf(totals);
    }

    /**
     * A line that was not taken.
     *
     * @param line its number, from 1
     * @param column the column at fault, from 1; 0 for the whole line
     * @param eventId the event's id as far as it could be read, else empty
     * @param field the field at fault; empty for the whole line
     * @param detail what is wrong
     */
    public record Rejection(long line, int column, String eventId, String field, String detail) {

        /** Where and what, in a sentence. */
        public String sentence() {
            return "line " + line + (column == 0 ? "" : ", column " + column)
                    + (field.isEmpty() ? "" : " (" + field + ")") + ": " + detail;
        }
    }

    /**
     * Something in which a statement contradicts itself.
     *
     * @param line where it shows, from 1
     * @param detail what, with both figures
     */
    public record Finding(long line, String detail) {

        /** Where and what, in a sentence. */
        public String sentence() {
            return "line " + line + ": finding: " + detail;
        }
    }

    /**
     * The sum of what was read in one currency, to hold against the sender's own.
     *
     * @param currency ISO 4217 code; {@code default} for the ledger's default currency
     * @param events how many events
     * @param credits their credits, decimal string
     * @param debits their debits, decimal string
     */
    public record ControlTotal(String currency, long events, String credits, String debits) {}
}
