package io.shadowledger.api.drift;

/**
 * Why two books differ on one account and currency. The sign of the drift (shadow minus CBS) stays with it.
 */
public enum Verdict {
    /** No difference. */
    TIES,
    /** The ledger has not yet posted all that was accepted before the report came; nothing is said until it has. */
    PENDING,
    /** The shadow lacks a credit that the CBS has. */
    MISSING_CREDIT,
    /** The shadow lacks a debit that the CBS has. */
    MISSING_DEBIT,
    /** The shadow holds an event twice under two ids. */
    DUPLICATE,
    /** The shadow holds an event on another account than the CBS; both accounts have this verdict. */
    WRONG_ACCOUNT,
    /** One event's amount differs between the books. */
    AMOUNT_DIFFERS,
    /** The shadow has the account, the CBS does not report it. */
    UNKNOWN_TO_CBS,
    /** The CBS reports the account with a balance, the shadow never heard of it. */
    UNKNOWN_TO_SHADOW,
    /** An event stands in both books, on either side of the as-of time. */
    TIMING,
    /** The difference is within the currency's rounding tolerance. */
    ROUNDING
}
