package io.shadowledger.service.balance;

import io.shadowledger.api.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Database values as those of the wire. */
final class Amounts {

    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Amounts() {}

    /** Minor units as a decimal string; a sum of many may exceed 64 bits. */
    static String decimal(BigDecimal minor, String currency) {
        int exponent = Money.currency(currency).getDefaultFractionDigits();
        return minor.movePointLeft(exponent).setScale(exponent).toPlainString();
    }

    /** The time as a parameter, see {@link #bounded}; null for null. */
    static @Nullable OffsetDateTime parameter(@Nullable Instant time) {
        return time == null ? null : bounded(time);
    }

    /**
     * The time as the database can have it. It has microseconds, and the driver would round; no entry lies outside the
     * bounds, so nothing changes when a time beyond them, which the database may not know, is drawn to them.
     */
    static OffsetDateTime bounded(Instant time) {
        var bounded = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return bounded.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
