package io.shadowledger.service.posting;

import io.shadowledger.service.event.Utf8;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table, in PostgreSQL's binary COPY format:
 * https://www.postgresql.org/docs/18/sql-copy.html, "Binary Format". Closing before {@link #end} takes all back.
 */
final class BinaryRows implements AutoCloseable {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    // PostgreSQL counts from 2000-01-01T00:00:00Z
    private static final long EPOCH_MICROS = 946_684_800L * 1_000_000L;
    private static final int FLUSH_AT = 64 * 1024;

    private final CopyIn copy;
    private byte[] buffer = new byte[FLUSH_AT + FLUSH_AT / 4];
    private int size;

    private BinaryRows(CopyIn copy) {
        this.copy = copy;
        raw(HEADER);
    }

    /** @param sql a COPY … FROM STDIN WITH (FORMAT BINARY) */
    static BinaryRows copy(Connection connection, String sql) throws SQLException {
        return new BinaryRows(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    /** Begins a row. */
    void row(int columns) throws SQLException {
        if (size >= FLUSH_AT) {
            flush();
        }
        put(columns, Short.BYTES);
    }

    void int4(int value) {
        put(Integer.BYTES, Integer.BYTES);
        put(value, Integer.BYTES);
    }

    void int8(long value) {
        put(Long.BYTES, Integer.BYTES);
        put(value, Long.BYTES);
    }

    void bool(boolean value) {
        put(1, Integer.BYTES);
        put(value ? 1 : 0, 1);
    }

    void timestamp(long unixMicros) {
        int8(unixMicros - EPOCH_MICROS);
    }

    void text(@Nullable String value) {
        if (value == null) {
            put(-1, Integer.BYTES);
            return;
        }
        room(Integer.BYTES + Utf8.MAX_BYTES_PER_CHAR * value.length());
        int length = Utf8.encode(value, buffer, size + Integer.BYTES);
        put(length, Integer.BYTES);
        size += length;
    }

    void bytes(byte[] value) {
        put(value.length, Integer.BYTES);
        raw(value);
    }

    /**
     * Hands over what is left.
     *
     * @param expected the number of rows that the table must have taken
     */
    void end(int expected) throws SQLException {
        put(-1, Short.BYTES);
        flush();
        long taken = copy.endCopy();
        if (taken != expected) {
            throw new SQLException("COPY took " + taken + " of " + expected + " rows");
        }
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, size);
        size = 0;
    }

    private void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
    }

    private void put(long value, int bytes) {
        room(bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            buffer[size++] = (byte) (value >> (i * Byte.SIZE));
        }
    }

    private void room(int bytes) {
        if (size + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
        }
    }
}
