package io.shadowledger.console.client;

/** A call to the ledger that did not do what was asked; every subtype is something a user can act on. */
public abstract sealed class LedgerException extends RuntimeException
        permits ProblemException, UnavailableException, SessionEndedException {

    private static final long serialVersionUID = 1L;

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
