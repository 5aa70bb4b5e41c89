package io.shadowledger.service.verify;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads a query's rows with COPY in its binary format: no value becomes an object that nobody needs, and however many
 * rows there are, only some kilobytes of them are here at a time.
 *
 * <p>Format: https://www.postgresql.org/docs/18/sql-copy.html, "Binary Format". Columns are read in their order.
 */
final class CopyRows implements AutoCloseable {

    private static final int SIGNATURE = 11;
    private static final int HEADER = SIGNATURE + Integer.BYTES + Integer.BYTES;
    private static final int END = -1;

    private final CopyOut copy;
    private byte[] buffer = new byte[64 * 1024];
    private int size;
    private int at;

    /** @param query without parameters */
    CopyRows(Connection connection, String query) throws SQLException {
        this.copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        require(HEADER);
        at = HEADER;
    }

    /** Goes to the next row; no at the end. */
    boolean next() throws SQLException {
        if (number(Short.BYTES) != END) {
            return true;
        }
        close();
        return false;
    }

    long int8() throws SQLException {
        skipLength();
        return number(Long.BYTES);
    }

    int int4() throws SQLException {
        skipLength();
        return (int) number(Integer.BYTES);
    }

    boolean bool() throws SQLException {
        skipLength();
        return number(1) != 0;
    }

    /** Microseconds since 1970-01-01T00:00:00Z; infinity is far outside of what a ledger can hold. */
    long micros() throws SQLException {
        // PostgreSQL counts from 2000-01-01T00:00:00Z
        return int8() + 946_684_800L * 1_000_000L;
    }

    byte @Nullable [] bytes() throws SQLException {
        int length = (int) number(Integer.BYTES);
        if (length < 0) {
            return null;
        }
        require(length);
        var value = Arrays.copyOfRange(buffer, at, at + length);
        at += length;
        return value;
    }

    byte[] requiredBytes() throws SQLException {
        var value = bytes();
        if (value == null) {
            throw new SQLException("a column that is never null is null");
        }
        return value;
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private void skipLength() throws SQLException {
        require(Integer.BYTES);
        at += Integer.BYTES;
    }

    private long number(int bytes) throws SQLException {
        require(bytes);
        // Sign-extended: lengths are negative where a value is null
        long value = buffer[at];
        for (int i = 1; i < bytes; i++) {
            value = value << Byte.SIZE | buffer[at + i] & 0xff;
        }
        at += bytes;
        return value;
    }

    /** Has at least so many bytes at hand. Messages need not end where rows do. */
    private void require(int bytes) throws SQLException {
        while (size - at < bytes) {
            var more = copy.readFromCopy();
            if (more == null) {
                throw new SQLException("COPY ended in the middle of a row");
            }
            int left = size - at;
            if (left + more.length > buffer.length) {
                buffer = Arrays.copyOfRange(buffer, at, at + Math.max(2 * buffer.length, left + more.length));
            } else {
                System.arraycopy(buffer, at, buffer, 0, left);
            }
            System.arraycopy(more, 0, buffer, left, more.length);
            size = left + more.length;
            at = 0;
        }
    }

    /** Reads what is left, rather than cancel, which would end the transaction. */
    @Override
    public void close() throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {
            // nobody wants it
        }
    }
}
