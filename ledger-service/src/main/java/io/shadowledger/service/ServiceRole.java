package io.shadowledger.service;

/** Which duties a process of the ledger service has; one image, several deployments. */
public enum ServiceRole {
    /** Everything in one process. */
    ALL,
    /** Takes events in over HTTP. */
    EVENTS,
    /** Posts events and answers balances. */
    LEDGER,
    /** Compares with the core banking system, and corrects. */
    DRIFT;

    /** Whether a process of this role has the given duty. */
    public boolean includes(ServiceRole duty) {
        return this == ALL || this == duty;
    }
}
