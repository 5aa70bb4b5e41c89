package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * The moment that balances are compared at.
 *
 * @param asOf inclusive, in whole microseconds
 * @param basis which of an entry's two times counts
 */
record Moment(Instant asOf, Basis basis) {

    /** The column of {@code entry} that says when an event counts. */
    String column() {
        return switch (basis) {
            case VALUE -> "value_time";
            case BOOKED -> "recorded_at";
        };
    }

    Timestamp timestamp() {
        return Timestamp.from(asOf);
    }
}
