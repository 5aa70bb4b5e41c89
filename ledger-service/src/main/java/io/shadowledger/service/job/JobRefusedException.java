package io.shadowledger.service.job;

/** A job cannot or must not be done; the message says why, and what to do. Exit code 6. */
public class JobRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public JobRefusedException(String message) {
        super(message);
    }

    public JobRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
