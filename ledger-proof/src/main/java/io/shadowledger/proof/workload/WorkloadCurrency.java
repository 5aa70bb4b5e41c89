package io.shadowledger.proof.workload;

/**
 * Currencies of the workload. Their decimals stand here once more, from ISO 4217 itself: the oracle must not take them
 * from the ledger.
 */
enum WorkloadCurrency {
    EUR(2),
    CZK(2),
    JPY(0),
    KWD(3);

    private final int decimals;

    WorkloadCurrency(int decimals) {
        this.decimals = decimals;
    }

    int decimals() {
        return decimals;
    }
}
