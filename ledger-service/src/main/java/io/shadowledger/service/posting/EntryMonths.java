package io.shadowledger.service.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The monthly partitions (UTC) of the table {@code entry}. They are made ahead of need, and again at need: posting never
 * fails for want of one.
 */
final class EntryMonths {

    private static final int AHEAD = 3;
    // Any constant will do; it serialises the processes that make months at the same time.
    private static final long LOCK = 0x5348_4144_4f57L;

    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    /** Makes the month of the given time and the three after it. Commits, so not within a batch. */
    void makeAhead(Connection connection, Instant now) throws SQLException {
        for (int i = 0; i <= AHEAD; i++) {
            make(connection, month(now).plusMonths(i));
        }
    }

    /** Whether the month of the given time and the three after it are known to exist. */
    boolean reachFrom(Instant recordedAt) {
        var month = month(recordedAt);
        return known.contains(month) && known.contains(month.plusMonths(AHEAD));
    }

    private void make(Connection connection, YearMonth month) throws SQLException {
        if (known.contains(month)) {
            return;
        }
        var table = "entry_y%04dm%02d".formatted(month.getYear(), month.getMonthValue());
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            try (var found = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
                found.next();
                if (!found.getBoolean(1)) {
                    // Attached rather than created in place: that lets readers and writers go on meanwhile.
                    statement.execute("create table " + table
                            + " (like entry including defaults including constraints including indexes)");
                    statement.execute("alter table entry attach partition %s for values from ('%s') to ('%s')"
                            .formatted(table, start(month), start(month.plusMonths(1))));
                }
            }
            connection.commit();
            known.add(month);
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static String start(YearMonth month) {
        return month.atDay(1) + "T00:00:00Z";
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }
}
