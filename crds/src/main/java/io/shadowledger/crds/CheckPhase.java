package io.shadowledger.crds;

/** How far a drift check is. The last three are final. */
public enum CheckPhase {
    /** Something has to be there first; the message says what. */
    Pending,
    /** The ledger has the report, and posts what had been accepted before it came. */
    Running,
    /** Compared; every account ties, or differs by what counts as rounding. */
    Ties,
    /** Compared; the books differ. */
    Drift,
    /** The report was refused or could not be compared; the message says why. */
    Failed;

    /** Whether nothing more happens. */
    public boolean finished() {
        return this == Ties || this == Drift || this == Failed;
    }
}
