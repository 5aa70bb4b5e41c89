package io.shadowledger.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.crds.DatabaseSpec;
import io.shadowledger.operator.condition.Finding.Verdict;
import io.shadowledger.sandbox.backing.Ports;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DatabaseProbeTest {

    private final DatabaseProbe probe = new DatabaseProbe(Duration.ofSeconds(2));

    @Test
    void aLoginThatSucceedsSaysWhichPostgresqlItIs() {
        // Given
        var database = PostgresProcess.shared().freshDatabase("probe");

        // When
        var finding = probe.check(spec(database, database.name()), credentials(database, database.password()));

        // Then
        assertThat(finding.isGood()).isTrue();
        assertThat(finding.reason()).isEqualTo("Connected");
        assertThat(finding.message()).startsWith("Connected to PostgreSQL 18");
    }

    @Test
    void aWrongPasswordNamesTheSecretAndNotThePassword() {
        // Given
        var database = PostgresProcess.shared().freshDatabase("probe");

        // When
        var finding = probe.check(spec(database, database.name()), credentials(database, "hunter2"));

        // Then
        assertThat(finding.verdict()).isEqualTo(Verdict.FALSE);
        assertThat(finding.reason()).isEqualTo("AuthenticationFailed");
        assertThat(finding.message()).contains("Secret demo-db").doesNotContain("hunter2");
    }

    @Test
    void aDatabaseThatIsNotThereIsToBeCreated() {
        // Given
        var database = PostgresProcess.shared().freshDatabase("probe");

        // When
        var finding = probe.check(spec(database, "nowhere"), credentials(database, database.password()));

        // Then
        assertThat(finding.reason()).isEqualTo("DatabaseMissing");
        assertThat(finding.message()).contains("/nowhere").contains("create it");
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        // Given
        var nobody = new DatabaseSpec("127.0.0.1", Ports.free(), "shadowledger", "demo-db", null);

        // When
        var finding = probe.check(nobody, new Credentials("someone", "hunter2"));

        // Then
        assertThat(finding.reason()).isEqualTo("Unreachable");
        assertThat(finding.message()).contains("127.0.0.1:" + nobody.port());
    }

    @Test
    @Timeout(20)
    void aServerThatSaysNothingIsUnreachableWithinTheTimeout() throws Exception {
        // Given
        try (var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var spec = new DatabaseSpec("127.0.0.1", silent.getLocalPort(), "shadowledger", "demo-db", null);

            // When
            var finding = probe.check(spec, new Credentials("someone", "hunter2"));

            // Then
            assertThat(finding.reason()).isEqualTo("Unreachable");
        }
    }

    @Test
    void credentialsDoNotShowThemselves() {
        // When
        var text = new Credentials("someone", "hunter2").toString();

        // Then
        assertThat(text).doesNotContain("someone").doesNotContain("hunter2");
    }

    private static DatabaseSpec spec(PostgresDatabase database, String name) {
        return new DatabaseSpec(database.host(), database.port(), name, "demo-db", null);
    }

    private static Credentials credentials(PostgresDatabase database, String password) {
        return new Credentials(database.username(), password);
    }
}
