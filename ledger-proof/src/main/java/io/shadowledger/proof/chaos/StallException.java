package io.shadowledger.proof.chaos;

/** The ledger did not go on, or one of its processes ended by itself: what was waited for, and what the state is. */
final class StallException extends Exception {

    private static final long serialVersionUID = 1L;

    StallException(String message) {
        super(message);
    }
}
