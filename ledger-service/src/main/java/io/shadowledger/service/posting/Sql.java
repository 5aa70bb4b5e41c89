package io.shadowledger.service.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Java values as JDBC parameters. */
final class Sql {

    private Sql() {}

    /**
     * Microseconds since 1970-01-01T00:00:00Z as a time. Seconds and their rest apart: an interval is multiplied in
     * floating point, which keeps whole seconds exact beyond the year 9999, and microseconds until 2255 only.
     */
    static String timeOf(String micros) {
        return "timestamptz 'epoch' + %1$s / 1000000 * interval '1 second' + %1$s %% 1000000 * interval '1 microsecond'"
                .formatted(micros);
    }

    static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static <T> java.sql.Array texts(Connection connection, Collection<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }

    static <T> java.sql.Array bytes(Connection connection, Collection<T> rows, Function<T, byte @Nullable []> column)
            throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    static <T> java.sql.Array longs(Connection connection, Collection<T> rows, ToLongFunction<T> column)
            throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .createArrayOf("int8", rows.stream().mapToLong(column).toArray());
    }

    static <T> java.sql.Array booleans(Connection connection, Collection<T> rows, Predicate<T> column)
            throws SQLException {
        return connection.createArrayOf("bool", rows.stream().map(column::test).toArray(Boolean[]::new));
    }

    static <T> java.sql.Array nullableLongs(
            Connection connection, Collection<T> rows, Function<T, @Nullable Long> column) throws SQLException {
        return connection.createArrayOf("int8", rows.stream().map(column).toArray(Long[]::new));
    }
}
