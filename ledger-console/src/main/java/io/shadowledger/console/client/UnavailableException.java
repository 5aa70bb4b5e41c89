package io.shadowledger.console.client;

/** The ledger cannot be reached, or says that it cannot serve now; the same call may succeed later. */
public final class UnavailableException extends LedgerException {

    private static final long serialVersionUID = 1L;

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
