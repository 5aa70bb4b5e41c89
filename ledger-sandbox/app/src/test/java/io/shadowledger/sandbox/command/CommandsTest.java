package io.shadowledger.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.sandbox.home.SandboxHome;
import io.shadowledger.sandbox.home.SandboxPort;
import io.shadowledger.sandbox.home.SandboxRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SandboxHome home;

    @BeforeEach
    void home() {
        home = new SandboxHome(directory.resolve("home"));
    }

    @Test
    void aSecondUpSaysWhoRunsItAndWhereToLook() {
        // Given
        home.create();
        home.write(SandboxRecord.EMPTY
                .starting(4711, Instant.EPOCH, Map.of(SandboxPort.LEDGER, 18080))
                .ready("simulated", Map.of("ledger", "http://127.0.0.1:18080")));
        try (var first = home.hold().orElseThrow()) {
            assertThat(first).isNotNull();

            // When
            int code = run("up", "--home", home.directory().toString());

            // Then
            assertThat(code).isEqualTo(1);
            assertThat(err.toString())
                    .contains("the sandbox is running already, by process 4711")
                    .contains("http://127.0.0.1:18080")
                    .contains("./shadowledger down");
        }
    }

    @Test
    void anUnknownKubernetesModeIsAUsageErrorThatNamesTheOthers() {
        // When
        int code = run("up", "--home", home.directory().toString(), "--kubernetes=docker");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("docker").contains("simulated");
        assertThat(home.exists()).isFalse();
    }

    @Test
    void anUnknownPortNameIsAUsageErrorThatNamesTheOthers() {
        // When
        int code = run("up", "--home", home.directory().toString(), "--port", "web=80");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("there is no port \"web\"").contains("kafka-controller");
    }

    @Test
    void theUsersClusterIsOnlyForTheOperatorAndOnlyWhenThatIsSaid() {
        // When
        int code = run("up", "--home", home.directory().toString(), "--kubernetes=current-context");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--operator-only").contains("loopback");
        assertThat(home.exists()).isFalse();
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsSaidInOneSentence() throws Exception {
        // Given
        Files.writeString(home.directory(), "");

        // When
        int code = run("up", "--home", home.directory().toString());

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("shadowledger: " + home.directory()
                        + " is a file, not a directory: set SHADOWLEDGER_HOME to another");
    }

    @Test
    void downWithoutASandboxSaysSoAndIsWell() {
        // When
        int code = run("down", "--home", home.directory().toString());

        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("There is no sandbox in " + home.directory());
    }

    @Test
    void aPurgeThatNobodyConfirmsRemovesNothing() {
        // Given
        home.create();

        // When
        int code = run("down", "--home", home.directory().toString(), "--purge");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(home.exists()).isTrue();
    }

    @Test
    void aConfirmedPurgeRemovesTheDirectory() {
        // Given
        home.create();

        // When
        int code = run("down", "--home", home.directory().toString(), "--purge", "-y");

        // Then
        assertThat(code).isZero();
        assertThat(home.directory()).doesNotExist();
    }

    @Test
    void downSaysWhenTheSandboxWasNotRunning() {
        // Given
        home.create();

        // When
        int code = run("down", "--home", home.directory().toString());

        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("The sandbox was not running");
        assertThat(Files.exists(home.directory())).isTrue();
    }

    @Test
    void statusTellsAStoppedSandboxFromAReadyOne() {
        // Given
        home.create();
        int stopped = run("sandbox", "status", "--home", home.directory().toString());
        home.write(SandboxRecord.EMPTY
                .starting(4711, Instant.EPOCH, Map.of())
                .ready("simulated", Map.of("console", "http://127.0.0.1:18090")));
        try (var running = home.hold().orElseThrow()) {
            assertThat(running).isNotNull();

            // When
            int ready = run("sandbox", "status", "--home", home.directory().toString());

            // Then
            assertThat(stopped).isEqualTo(1);
            assertThat(ready).isZero();
            assertThat(out.toString()).contains("is stopped").contains("is ready, process 4711");
        }
    }

    private int run(String... arguments) {
        return SandboxMain.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
