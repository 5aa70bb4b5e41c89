package io.shadowledger.service.reads;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers questions from the replica while it is shown to be close enough behind the primary, else from the primary.
 * Whatever a question asks, it sees one moment of one database.
 */
public final class ReadDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReadDatabase.class);
    private static final ScopedValue<Server> SERVER = ScopedValue.newInstance();

    private final Server primary;
    private final @Nullable Replica replica;
    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;

    /** Which database, with the name that callers see. */
    record Server(String name, DataSource dataSource, Counter answers) {

        Server(String name, DataSource dataSource, MeterRegistry registry) {
            this(name, dataSource, registry.counter("shadowledger.reads", "from", name));
        }
    }

    /** @param replica null if there is none */
    ReadDatabase(DataSource primary, @Nullable Replica replica, MeterRegistry registry) {
        this.primary = new Server("primary", primary, registry);
        this.replica = replica;
        var chosen = new Chosen();
        this.jdbc = JdbcClient.create(chosen);
        this.oneMoment = new TransactionTemplate(new JdbcTransactionManager(chosen));
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /** For whoever asks within {@link #answer}. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /**
     * Answers a question. One that fails on the replica, whatever the reason, is asked again of the primary; so it must
     * not change anything but its result.
     */
    public <T> T answer(Supplier<T> question) {
        return answered(() -> oneMoment.execute(_ -> question.get()));
    }

    /**
     * As {@link #answer}, a question of one statement. That sees one moment by itself; a transaction around it would take
     * three more trips to the database.
     */
    public <T> T answerAtOnce(Supplier<T> statement) {
        return answered(statement);
    }

    private <T> T answered(Supplier<T> question) {
        if (replica != null && replica.isFresh()) {
            try {
                return ask(replica.server(), question);
            } catch (DataAccessException | TransactionException failure) {
                replica.distrust();
                log.atWarn()
                        .addKeyValue("reason", failure.getMessage())
                        .log("The replica did not answer; the primary does");
            }
        }
        return ask(primary, question);
    }

    @Override
    public void close() {
        if (replica != null) {
            replica.close();
        }
    }

    private <T> T ask(Server server, Supplier<T> question) {
        try {
            return ScopedValue.where(SERVER, server).call(question::get);
        } finally {
            server.answers().increment();
            ReadFromHeader.set(server.name());
        }
    }

    /** Gives connections of the server that the current question was given to; of the primary outside of one. */
    private final class Chosen extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return SERVER.orElse(primary).dataSource().getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            throw new UnsupportedOperationException("the pools know their user");
        }
    }
}
