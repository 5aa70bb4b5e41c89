package io.shadowledger.console.client;

/** The token is no longer accepted; the user has to sign in again. */
public final class SessionEndedException extends LedgerException {

    private static final long serialVersionUID = 1L;

    SessionEndedException(Throwable cause) {
        super("the token is no longer accepted", cause);
    }
}
