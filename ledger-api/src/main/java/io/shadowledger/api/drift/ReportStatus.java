package io.shadowledger.api.drift;

/** How far a report has come. */
public enum ReportStatus {
    /** Stored; the ledger has not yet posted everything that had been accepted when the report came. */
    PENDING,
    /** Compared; its verdicts are final for the entries of that moment. */
    COMPARED,
    /** Could not be compared; the detail says why. */
    FAILED
}
