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

    private Amounts() {}

    /** Minor units as a decimal string; a sum of many may exceed 64 bits. */
    static String decimal(BigDecimal minor, String currency) {
        int exponent = Money.currency(currency).getDefaultFractionDigits();
        return minor.movePointLeft(exponent).setScale(exponent).toPlainString();
    }

    /** The time as a parameter; the database has microseconds, and the driver would round. */
    static @Nullable OffsetDateTime parameter(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
