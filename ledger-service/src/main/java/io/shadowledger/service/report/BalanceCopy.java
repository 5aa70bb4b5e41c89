package io.shadowledger.service.report;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams balances into {@code report_balance} by COPY, in the connection's transaction. */
final class BalanceCopy implements Consumer<BalanceLine> {

    private static final int FLUSH = 64 * 1024;

    private final CopyIn copy;
    private final long reportNo;
    private final StringBuilder rows = new StringBuilder(FLUSH + 256);

    private BalanceCopy(CopyIn copy, long reportNo) {
        this.copy = copy;
        this.reportNo = reportNo;
    }

    /**
     * Copies what the source gives.
     *
     * @return how many rows there were
     */
    static long copy(Connection connection, long reportNo, Consumer<Consumer<BalanceLine>> source) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy report_balance (report_no, account_id, currency, reported_minor, line_no) from stdin");
        try {
            var target = new BalanceCopy(copy, reportNo);
            source.accept(target);
            target.flush();
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    @Override
    public void accept(BalanceLine line) {
        rows.append(reportNo).append('\t');
        for (int i = 0; i < line.accountId().length(); i++) {
            char c = line.accountId().charAt(i);
            if (c == '\\') {
                rows.append('\\');
            }
            rows.append(c);
        }
        rows.append('\t')
                .append(line.balance().currency().getCurrencyCode())
                .append('\t')
                .append(line.balance().minor())
                .append('\t')
                .append(line.line())
                .append('\n');
        if (rows.length() >= FLUSH) {
            flush();
        }
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
