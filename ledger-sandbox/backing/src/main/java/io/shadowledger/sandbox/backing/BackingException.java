package io.shadowledger.sandbox.backing;

/** A process of the sandbox could not do what was asked; the message is one sentence for a person, remedy included. */
public class BackingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BackingException(String message) {
        super(message);
    }

    public BackingException(String message, Throwable cause) {
        super(message, cause);
    }
}
