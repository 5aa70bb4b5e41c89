package io.shadowledger.service.report;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams rows into a table by COPY, in the connection's transaction. */
final class TableCopy {

    private static final int FLUSH = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(FLUSH + 1024);
    private boolean rowBegun;

    private TableCopy(CopyIn copy) {
        this.copy = copy;
    }

    /**
     * Copies the rows that the source writes.
     *
     * @param table the table with its columns, such as {@code report_balance (report_no, account_id)}
     * @return how many rows there were
     */
    static long into(Connection connection, String table, Consumer<TableCopy> source) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        try {
            var target = new TableCopy(copy);
            source.accept(target);
            target.flush();
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    TableCopy number(long value) {
        next().append(value);
        return this;
    }

    TableCopy time(Instant value) {
        next().append(value);
        return this;
    }

    TableCopy flag(boolean value) {
        next().append(value);
        return this;
    }

    /** Control characters become blanks: no text of a report has a use for them, and PostgreSQL refuses one of them. */
    TableCopy text(@Nullable String value) {
        next();
        if (value == null) {
            rows.append("\\N");
            return this;
        }
        if (isPlain(value)) {
            rows.append(value);
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                rows.append('\\');
            }
            rows.append(c < ' ' ? ' ' : c);
        }
        return this;
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) == '\\') {
                return false;
            }
        }
        return true;
    }

    void endRow() {
        rows.append('\n');
        rowBegun = false;
        if (rows.length() >= FLUSH) {
            flush();
        }
    }

    private StringBuilder next() {
        if (rowBegun) {
            rows.append('\t');
        }
        rowBegun = true;
        return rows;
    }

    private void flush() {
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        rows.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException failure) {
            throw new CopyFailedException(failure);
        }
    }

    /** Carries a failure of the database through the reader of the report. */
    static final class CopyFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        CopyFailedException(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }
}
