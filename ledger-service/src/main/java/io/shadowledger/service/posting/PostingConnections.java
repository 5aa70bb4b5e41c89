package io.shadowledger.service.posting;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Connections of posting's own: no load on the HTTP side can keep the book from being written. */
@Component
@ConditionalOnRole(ServiceRole.LEDGER)
final class PostingConnections {

    private final HikariDataSource pool;
    private final Semaphore turns;

    PostingConnections(HikariDataSource shared, LedgerProperties properties) {
        int size = properties.posting().connections();
        var config = new HikariConfig();
        shared.copyStateTo(config);
        config.setPoolName("posting");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        // A writer that hangs in the middle of a batch must not keep its partition locked for good.
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '60s'");
        this.pool = new HikariDataSource(config);
        this.turns = new Semaphore(size, true);
    }

    /** Waits for a turn; to be closed soon. */
    Lease borrow() throws SQLException, InterruptedException {
        turns.acquire();
        try {
            return new Lease(pool.getConnection());
        } catch (SQLException | RuntimeException none) {
            turns.release();
            throw none;
        }
    }

    /** A borrowed connection. */
    final class Lease implements AutoCloseable {

        private final Connection connection;

        private Lease(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        @Override
        public void close() throws SQLException {
            try {
                connection.close();
            } finally {
                turns.release();
            }
        }
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
