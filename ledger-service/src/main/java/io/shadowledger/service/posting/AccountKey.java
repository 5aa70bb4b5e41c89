package io.shadowledger.service.posting;

/** An account in one currency. */
record AccountKey(String accountId, String currency) {

    /** The contra of events. */
    static final String CONTROL = "@control";
    /** The contra of corrections. */
    static final String DRIFT_SUSPENSE = "@drift-suspense";

    /** Whether it is one of the ledger's own. */
    boolean isOwn() {
        return accountId.startsWith("@");
    }
}
