package io.shadowledger.service.posting;

/** Another writer took the partition over; nothing of this writer's batch was posted. */
final class FencedException extends Exception {

    private static final long serialVersionUID = 1L;

    FencedException(String message) {
        super(message);
    }
}
