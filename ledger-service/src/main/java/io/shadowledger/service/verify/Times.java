package io.shadowledger.service.verify;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as they stand in the database, where a forger may have written infinity. */
final class Times {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    /** A time that can be counted in microseconds; what no ledger can hold is cut to the years 1 to 9999. */
    static Instant instant(OffsetDateTime time) {
        var instant = time.toInstant();
        if (instant.isAfter(LAST)) {
            return LAST;
        }
        return instant.isBefore(FIRST) ? FIRST : instant;
    }
}
