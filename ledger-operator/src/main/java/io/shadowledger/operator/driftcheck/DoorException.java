package io.shadowledger.operator.driftcheck;

/** The ledger did not do what it was asked to. */
public final class DoorException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /** @param passing whether asking again may help */
    public DoorException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether asking again may help. */
    public boolean isPassing() {
        return passing;
    }

    /** A sentence for a person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
