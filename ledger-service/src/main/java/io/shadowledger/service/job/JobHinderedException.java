package io.shadowledger.service.job;

/**
 * Something that a job needs does not answer; the message says what. Unlike another refusal it may pass by itself, so
 * the job is worth starting again. Exit code 2.
 */
public final class JobHinderedException extends JobRefusedException {

    private static final long serialVersionUID = 1L;

    public JobHinderedException(String message, Throwable cause) {
        super(message, cause);
    }
}
