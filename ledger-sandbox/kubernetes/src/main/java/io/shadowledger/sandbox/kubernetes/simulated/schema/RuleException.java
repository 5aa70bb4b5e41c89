package io.shadowledger.sandbox.kubernetes.simulated.schema;

/** A validation rule that this CEL cannot compile. */
final class RuleException extends Exception {

    private static final long serialVersionUID = 1L;

    RuleException(String message, Throwable cause) {
        super(message, cause);
    }
}
