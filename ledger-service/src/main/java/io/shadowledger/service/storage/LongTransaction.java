package io.shadowledger.service.storage;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** A transaction that reads a whole month takes longer than a request may; so its connection waits without a limit. */
final class LongTransaction {

    private LongTransaction() {}

    /** Lifts the limit for the current transaction; the pool sets it again after. */
    static void waitAsLongAsItTakes(DataSource dataSource) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException failure) {
            throw new IllegalStateException("the connection takes no other timeout", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
