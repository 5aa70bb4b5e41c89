package io.shadowledger.api.report;

import org.jspecify.annotations.Nullable;

/**
 * Something that a report says and that cannot be so, or that keeps a part of it from being compared. The report counts
 * nevertheless: somebody should ask the bank.
 *
 * @param number its place among the report's findings, from 1
 * @param kind what is wrong
 * @param accountId the ledger's account; absent when it concerns the file as a whole
 * @param currency ISO 4217 code of the account
 * @param line where it shows in the file, from 1
 * @param message what is wrong, with both figures, in a sentence
 * @param difference what is unaccounted for, stated less expected, decimal string; absent when it is no amount
 */
public record ReportFinding(
        int number,
        Kind kind,
        @Nullable String accountId,
        @Nullable String currency,
        @Nullable Long line,
        String message,
        @Nullable String difference) {

    /** What is wrong. */
    public enum Kind {
        /** Opening balance and entries do not make the closing balance. */
        CONTRADICTION,
        /** A statement does not open with the balance that the account's statement before it closed with. */
        GAP,
        /** A sum or a count that the bank states is not that of the entries. */
        TOTAL,
        /** An entry in another currency than its account's. */
        CURRENCY,
        /** The bank says that the file corrects an earlier one. */
        CORRECTION,
        /** The account's closing balance is of another day than the report's; it was not compared. */
        OTHER_DAY
    }
}
