package io.shadowledger.service.storage;

import java.time.Instant;
import java.util.Optional;

/** What a verification of the book says of a month, before its entries are taken away; whoever verifies knows. */
@FunctionalInterface
public interface MonthVerification {

    /**
     * Why what was recorded in a span should not be detached yet, as a sentence that says what to do. Empty if a
     * verification found it good, or if the book has never been verified.
     *
     * @param from inclusive
     * @param until exclusive
     */
    Optional<String> objection(Instant from, Instant until);
}
