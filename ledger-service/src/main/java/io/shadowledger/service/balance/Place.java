package io.shadowledger.service.balance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A place in an account's entries, which are ordered by value time, then event id. It lies before the entry of that
 * value time and id, whether there is one or not.
 *
 * @param valueTime the database's {@code infinity} for the end
 * @param eventId empty for the place before all entries of the value time
 */
record Place(OffsetDateTime valueTime, String eventId) {

    /** Before all entries. */
    static final Place START = new Place(OffsetDateTime.MIN, "");
    /** After all entries. */
    static final Place END = new Place(OffsetDateTime.MAX, "");

    /** After the last entry of a value time; the end without one. */
    static Place afterTime(@Nullable Instant valueTime) {
        var time = Amounts.parameter(valueTime);
        // The database has microseconds: the next one begins where this one ends
        return time == null ? END : new Place(time.plus(1, ChronoUnit.MICROS), "");
    }

    /** Before the first entry of a value time; the start without one. */
    static Place beforeTime(@Nullable Instant valueTime) {
        if (valueTime == null) {
            return START;
        }
        var floor = Amounts.bounded(valueTime);
        // A time between two microseconds begins with the later one
        boolean between = floor.toInstant().isBefore(valueTime);
        return new Place(between ? floor.plus(1, ChronoUnit.MICROS) : floor, "");
    }

    static Place beforeEntry(Instant valueTime, String eventId) {
        return new Place(Amounts.bounded(valueTime), eventId);
    }

    /** After one entry: no id has control characters, so none sorts between. */
    static Place afterEntry(Instant valueTime, String eventId) {
        return new Place(Amounts.bounded(valueTime), eventId + '\u0001');
    }

    /** Whether it is not before the first entry of the other's value time. */
    boolean reaches(Place startOfTime) {
        return valueTime.compareTo(startOfTime.valueTime) >= 0;
    }
}
