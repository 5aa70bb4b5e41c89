package io.shadowledger.sandbox.sample;

import java.math.BigDecimal;

/**
 * Something that went wrong on the way from the core banking system to the shadow ledger. Each fault is on an account
 * of its own, so each makes one break.
 *
 * @param kind what went wrong
 * @param accountId on which account
 * @param currency CZK or EUR
 * @param eventId the true event that it happened to
 * @param driftMinor shadow minus CBS at the end of the day that follows from it, in hundredths
 */
public record Fault(Kind kind, String accountId, String currency, String eventId, long driftMinor) {

    /** What can go wrong. */
    public enum Kind {
        /** A credit never reached the shadow. */
        DROPPED_CREDIT,
        /** A debit never reached the shadow. */
        DROPPED_DEBIT,
        /** An event came twice, the second time under another id. */
        DOUBLED,
        /** Two neighbouring digits of the amount changed places. */
        ALTERED_AMOUNT,
        /** The event came with a value time after the end of the day. */
        MISDATED
    }

    /** The drift with both decimals and its sign, such as {@code -12.50}. */
    public String drift() {
        return BigDecimal.valueOf(driftMinor, 2).toPlainString();
    }
}
