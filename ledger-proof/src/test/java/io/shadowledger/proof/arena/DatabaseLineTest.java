package io.shadowledger.proof.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.proof.arena.CommitTrap.Moment;
import io.shadowledger.sandbox.backing.Ports;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseLineTest {

    private final CommitTrap trap = new CommitTrap();
    private PostgresDatabase direct;
    private DatabaseLine line;
    private PostgresDatabase throughLine;

    @BeforeEach
    void connect() throws SQLException {
        direct = PostgresProcess.shared().freshDatabase("line");
        line = new DatabaseLine(Ports.free(), direct.port(), trap);
        throughLine =
                new PostgresDatabase(direct.host(), line.port(), direct.name(), direct.username(), direct.password());
        try (var connection = direct.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table t (id int)");
        }
    }

    @AfterEach
    void disconnect() {
        line.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void aCommitThatIsCutBeforeTheServerSeesItIsNone(int transactions) throws Exception {
        // Given
        try (var connection = throughLine.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            commit(connection, transactions);
            trap.arm(Moment.BEFORE);

            // When
            insert(connection);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }

        // Then
        assertThat(trap.isSprung()).isTrue();
        assertThat(Waiting.until(Duration.ofSeconds(30), () -> sessions() == 0)).isTrue();
        assertThat(rows()).isEqualTo(transactions);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void aCommitWhoseAnswerIsCutHasHappened(int transactions) throws Exception {
        // Given
        try (var connection = throughLine.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            commit(connection, transactions);
            trap.arm(Moment.AFTER);

            // When
            insert(connection);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }

        // Then
        assertThat(Waiting.until(Duration.ofSeconds(30), () -> rows() == transactions + 1))
                .isTrue();
    }

    @Test
    void allConnectionsCanBeCutAndNewOnesMade() throws Exception {
        // Given
        try (var connection = throughLine.dataSource().getConnection()) {
            insert(connection);

            // When
            int cut = line.cutAll();

            // Then
            assertThat(cut).isEqualTo(1);
            assertThatThrownBy(() -> insert(connection)).isInstanceOf(SQLException.class);
        }
        try (var connection = throughLine.dataSource().getConnection()) {
            insert(connection);
        }
        assertThat(rows()).isEqualTo(2);
    }

    private static void commit(Connection connection, int transactions) throws SQLException {
        for (int i = 0; i < transactions; i++) {
            insert(connection);
            connection.commit();
        }
    }

    private static void insert(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("insert into t values (?)")) {
            statement.setInt(1, 1);
            statement.executeUpdate();
        }
    }

    private long rows() {
        return number("select count(*) from t");
    }

    private long sessions() {
        return number(
                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }

    private long number(String query) {
        try (var connection = direct.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
