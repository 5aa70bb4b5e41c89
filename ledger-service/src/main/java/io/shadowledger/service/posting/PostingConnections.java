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

    // A writer that hangs in the middle of a batch must not keep its partition locked for good. And every statement of
    // a
    // batch finds some thousand rows by their keys: the planner, who sees the arrays' lengths, would rather read and
    // sort whole tables, which grow while the batches do not.
    private static final String SESSION = """
            set idle_in_transaction_session_timeout = '60s';
            set plan_cache_mode = force_generic_plan;
            set enable_seqscan = off;
            set enable_bitmapscan = off;
            set enable_hashjoin = off;
            set enable_mergejoin = off;
            set max_parallel_workers_per_gather = 0;
            set jit = off
            """;

    private final HikariDataSource pool;
    private final Semaphore turns;

    PostingConnections(HikariDataSource shared, LedgerProperties properties) {
        int size = properties.posting().connections();
        var config = new HikariConfig();
        shared.copyStateTo(config);
        config.setPoolName("posting");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionInitSql(SESSION);
        this.pool = new HikariDataSource(config);
        this.turns = new Semaphore(size, true);
    }

    /** Sets up a connection that comes from elsewhere. */
    static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SESSION);
        }
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
