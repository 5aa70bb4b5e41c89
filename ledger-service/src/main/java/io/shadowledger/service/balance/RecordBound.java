package io.shadowledger.service.balance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Up to which record time entries count.
 *
 * @param until exclusive; the database's {@code infinity} for all
 * @param month the beginning of the month (UTC) that {@code until} lies in: months before it count as a whole
 */
record RecordBound(OffsetDateTime until, OffsetDateTime month) {

    /**
     * The beginning of a statement: what was recorded before {@code cut.time} is in the sums of closed months. Takes
     * {@link #month} as a parameter of that name.
     */
    static final String CUT = """
            with cut as materialized (
                select least(:month::timestamptz,
                             coalesce((select (max(month) + interval '1 month') at time zone 'UTC'
                                       from closed_month where closed_at is not null), '-infinity')) as time
            )""";

    static final RecordBound ALL = new RecordBound(OffsetDateTime.MAX, OffsetDateTime.MAX);

    /** Entries recorded at this time or before; all without one. */
    static RecordBound through(@Nullable Instant recordTime) {
        var time = Amounts.parameter(recordTime);
        if (time == null) {
            return ALL;
        }
        var until = time.plus(1, ChronoUnit.MICROS);
        return new RecordBound(
                until, until.toLocalDate().withDayOfMonth(1).atStartOfDay().atOffset(ZoneOffset.UTC));
    }
}
