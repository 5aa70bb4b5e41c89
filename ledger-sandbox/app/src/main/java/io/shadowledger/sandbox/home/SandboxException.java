package io.shadowledger.sandbox.home;

/** The sandbox could not do what was asked; the message is for a person and names the remedy. */
public class SandboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SandboxException(String message) {
        super(message);
    }

    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
