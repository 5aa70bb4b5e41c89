package io.shadowledger.service.posting;

/** An account in one currency. */
record AccountKey(String accountId, String currency) implements Comparable<AccountKey> {

    /** The contra of events. */
    static final String CONTROL = "@control";
    /** The contra of corrections. */
    static final String DRIFT_SUSPENSE = "@drift-suspense";

    /** Whether it is one of the ledger's own. */
    boolean isOwn() {
        return accountId.charAt(0) == '@';
    }

    @Override
    public int compareTo(AccountKey other) {
        int byAccount = accountId.compareTo(other.accountId);
        return byAccount == 0 ? currency.compareTo(other.currency) : byAccount;
    }
}
