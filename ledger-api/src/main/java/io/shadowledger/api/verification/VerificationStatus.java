package io.shadowledger.api.verification;

/** Where a verification, or one partition of it, stands. */
public enum VerificationStatus {
    /** Nothing was looked at yet. */
    PENDING,
    /** Under way. */
    RUNNING,
    /** Over: everything is as it was posted. */
    GOOD,
    /** Over: something is not, see the findings. */
    BROKEN,
    /** Given up: it failed again and again, and {@code stage} says why. It says nothing about the book. */
    FAILED;

    /** Whether it will not change any more. */
    public boolean over() {
        return this != PENDING && this != RUNNING;
    }
}
