package io.shadowledger.sandbox.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProcessTest {

    @TempDir
    Path directory;

    @Test
    void dataAreKeptOverAStopAndAStart() throws SQLException {
        try (var postgres = PostgresProcess.start(settings(Ports.free()))) {
            // Given
            var database = postgres.createDatabase("book", "book", "secret");
            execute(database, "create table entry (amount bigint)", "insert into entry values (42)");

            // When
            postgres.stop();
            postgres.start();

            // Then
            assertThat(query(database, "select amount from entry")).isEqualTo("42");
        }
    }

    @Test
    void whatWasCommittedSurvivesAKill() throws SQLException {
        try (var postgres = PostgresProcess.start(settings(Ports.free()))) {
            // Given
            var database = postgres.createDatabase("book", "book", "secret");
            execute(database, "create table entry (amount bigint)", "insert into entry values (42)");

            // When
            postgres.kill9();
            postgres.start();

            // Then
            assertThat(query(database, "select amount from entry")).isEqualTo("42");
        }
    }

    @Test
    void aServerThatAKilledJvmLeftBehindIsStoppedByTheNextStart() {
        // Given
        int port = Ports.free();
        var leftBehind = PostgresProcess.start(settings(port));
        long orphan = leftBehind.pid();

        // When
        try (var next = PostgresProcess.start(settings(port))) {

            // Then
            assertThat(next.pid()).isNotEqualTo(orphan);
            assertThat(leftBehind.isRunning()).isFalse();
        }
    }

    @Test
    void aPortInUseIsSaidInOneSentence() throws Exception {
        try (var other = new ServerSocket()) {
            // Given
            other.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));

            // When
            var thrown = catchThrowable(() -> PostgresProcess.start(settings(other.getLocalPort())));

            // Then
            assertThat(thrown)
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageStartingWith(
                            "port " + other.getLocalPort() + " on 127.0.0.1, where PostgreSQL would listen, is in use");
        }
    }

    @Test
    void aFileWhereTheDirectoryShouldBeIsSaidInOneSentence() throws Exception {
        // Given
        var inTheWay = Files.writeString(directory.resolve("file"), "");

        // When Then
        assertThatThrownBy(() -> PostgresProcess.start(new PostgresProcess.Settings(inTheWay, Ports.free())))
                .isInstanceOf(BackingException.class)
                .hasMessage("PostgreSQL cannot use " + inTheWay + ": " + inTheWay + " is in the way");
    }

    @Test
    void aSettingThatTheServerRefusesIsQuotedFromItsLog() {
        // Given
        var wrong = new PostgresProcess.Settings(
                directory.resolve("pg"), Ports.free(), directory.resolve("pg.log"), Map.of("max_connections", "none"));

        // When Then
        assertThatThrownBy(() -> PostgresProcess.start(wrong))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("max_connections")
                .hasMessageContaining(directory.resolve("pg.log").toString());
    }

    @Test
    void theOwnerOfADatabaseIsAnOrdinaryRole() throws SQLException {
        // Given
        var database = PostgresProcess.shared().freshDatabase("ordinary");

        // When
        var rights = query(
                database,
                "select rolsuper::text || rolcreatedb || rolcreaterole from pg_roles where rolname = current_user");

        // Then
        assertThat(rights).isEqualTo("falsefalsefalse");
    }

    @Test
    void aWrongPasswordIsRefusedAlsoForTheSuperuser() {
        // Given
        var postgres = PostgresProcess.shared();
        var intruder = new PostgresDatabase("127.0.0.1", postgres.port(), "postgres", "postgres", "postgres");

        // When Then
        assertThatThrownBy(() -> query(intruder, "select 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void makingADatabaseAgainKeepsItAndSetsThePassword() throws SQLException {
        // Given
        var postgres = PostgresProcess.shared();
        var first = postgres.createDatabase("again", "again", "first");
        execute(first, "create table entry (amount bigint)", "insert into entry values (42)");

        // When
        var second = postgres.createDatabase("again", "again", "second");

        // Then
        assertThat(query(second, "select amount from entry")).isEqualTo("42");
        assertThatThrownBy(() -> query(first, "select 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void itListensOnLoopbackOnlyAndIsDurable() throws SQLException {
        // Given
        var superuser = PostgresProcess.shared().superuser();

        // When
        var settings = List.of(
                query(superuser, "show listen_addresses"),
                query(superuser, "show unix_socket_directories"),
                query(superuser, "show fsync"),
                query(superuser, "show synchronous_commit"));

        // Then
        assertThat(settings).containsExactly("127.0.0.1", "", "on", "on");
    }

    @Test
    void theSuperusersPasswordIsForTheOwnerOfTheDirectoryOnly() throws Exception {
        // Given
        try (var postgres = PostgresProcess.start(settings(Ports.free()))) {

            // When
            var permissions = Files.getPosixFilePermissions(directory.resolve("pg/superuser.password"));

            // Then
            assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
            assertThat(postgres.superuser().toString())
                    .doesNotContain(postgres.superuser().password());
        }
    }

    @Test
    void aPausedServerKeepsConnectionsAndAnswersAfterIsResumed() throws Exception {
        try (var postgres = PostgresProcess.start(settings(Ports.free()));
                var connection = postgres.superuser().dataSource().getConnection();
                var probe = new Socket()) {
            // Given
            postgres.pause();
            probe.connect(new InetSocketAddress("127.0.0.1", postgres.port()), 1_000);
            connection.setNetworkTimeout(Runnable::run, 300);

            // When
            postgres.resume();

            // Then
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select 42")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(42);
            }
        }
    }

    @Test
    void aTemporaryServerLeavesNothing() {
        // Given
        var postgres = PostgresProcess.temporary();
        var log = postgres.log();

        // When
        postgres.close();

        // Then
        assertThat(log.getParent()).doesNotExist();
        assertThat(Ports.isFree(postgres.port())).isTrue();
    }

    private PostgresProcess.Settings settings(int port) {
        return new PostgresProcess.Settings(directory.resolve("pg"), port);
    }

    private static void execute(PostgresDatabase database, String... statements) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(PostgresDatabase database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
