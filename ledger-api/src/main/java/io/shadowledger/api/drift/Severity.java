package io.shadowledger.api.drift;

/** How much a break matters: the higher of what its amount and its age say, by the ledger's settings. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
