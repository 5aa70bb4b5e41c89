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
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var make = connection.prepareStatement("select make_entry_month(?)")) {
            make.setObject(1, month.atDay(1));
            make.execute();
            connection.commit();
            known.add(month);
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }
}
