package io.shadowledger.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, a copy of it, in a directory where nothing is built and programs are played by scripts. */
class LauncherTest {

    @TempDir
    Path directory;

    private Path launcher;
    private final Map<String, String> environment = new HashMap<>();

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void copyLauncher() throws IOException {
        var original = Path.of(System.getProperty("shadowledger.root")).resolve("shadowledger");
        var project = Files.createDirectory(directory.resolve("project"));
        launcher = Files.copy(original, project.resolve("shadowledger"));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", directory.toString());
        environment.put("SHADOWLEDGER_JVM_DIRS", directory.resolve("jvm").toString());
    }

    @Test
    void withoutAJdkItSaysSoInOneSentence() throws Exception {
        // Given
        environment.put("PATH", directory.resolve("bin") + ":" + onlyBasicPrograms());

        // When
        var result = run("status");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err())
                .startsWith("shadowledger: no JDK 25 or newer was found")
                .contains("JAVA_HOME");
    }

    @Test
    void anOlderJdkInJavaHomeIsPassedOver() throws Exception {
        // Given
        environment.put("JAVA_HOME", jdk("old", "17.0.9").toString());
        environment.put("PATH", onlyBasicPrograms().toString());
        jdk("jvm/new", "25.0.1");
        mavenThatPrintsItsJavaHome();

        // When
        var result = run("test");

        // Then
        assertThat(result.out()).contains("JAVA_HOME=" + directory.resolve("jvm/new"));
    }

    @Test
    void withoutMavenItSaysSoInOneSentence() throws Exception {
        // Given
        environment.put("JAVA_HOME", jdk("jdk", "25").toString());
        environment.put("PATH", onlyBasicPrograms().toString());

        // When
        var result = run("test");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).startsWith("shadowledger: Maven was not found");
    }

    @Test
    void testPassesArgumentsAndTheExitCodeThrough() throws Exception {
        // Given
        environment.put("JAVA_HOME", jdk("jdk", "26-ea").toString());
        environment.put("PATH", onlyBasicPrograms().toString());
        mavenThatPrintsItsJavaHome();

        // When
        var result = run("test", "-pl", "ledger-api", "-Dname=with blank");

        // Then
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out()).contains("[verify][-pl][ledger-api][-Dname=with blank]");
    }

    @Test
    void throughALinkAndFromElsewhereItWorksInItsOwnDirectory() throws Exception {
        // Given
        environment.put("JAVA_HOME", jdk("jdk", "25").toString());
        environment.put("PATH", onlyBasicPrograms().toString());
        mavenThatPrintsItsJavaHome();
        var bin = Files.createDirectory(directory.resolve("links"));
        Files.createSymbolicLink(bin.resolve("one"), Path.of("../project/shadowledger"));
        launcher = Files.createSymbolicLink(bin.resolve("two"), Path.of("one"));

        // When
        var result = run("test");

        // Then
        assertThat(result.out()).contains("PWD=" + directory.resolve("project").toRealPath());
    }

    @Test
    void aBuildThatFailsSaysWhereTheWholeOutputIs() throws Exception {
        // Given
        environment.put("JAVA_HOME", jdk("jdk", "25").toString());
        environment.put("PATH", onlyBasicPrograms().toString());
        script(directory.resolve("basic/mvn"), "echo '[ERROR] no such module'; exit 1");

        // When
        var result = run("build");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("[ERROR] no such module")
                .contains(
                        "the build failed; all of Maven's output is in " + launcher.resolveSibling("target/build.log"));
    }

    private Result run(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        var out = directory.resolve("out");
        var err = directory.resolve("err");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** What the launcher needs of the system, and no java or mvn among it. */
    private Path onlyBasicPrograms() throws IOException {
        var basic = Files.createDirectories(directory.resolve("basic"));
        for (var program : new String[] {
            "bash",
            "env",
            "dirname",
            "readlink",
            "sed",
            "head",
            "awk",
            "tee",
            "grep",
            "find",
            "mkdir",
            "rm",
            "cat",
            "touch",
            "mv",
            "sleep"
        }) {
            script(basic.resolve(program), "exec " + whereIs(program) + " \"$@\"");
        }
        return basic;
    }

    private static Path whereIs(String program) {
        for (var place : new String[] {"/usr/bin", "/bin"}) {
            if (Files.isExecutable(Path.of(place, program))) {
                return Path.of(place, program);
            }
        }
        throw new IllegalStateException(program + " is neither in /usr/bin nor in /bin");
    }

    private Path jdk(String name, String version) throws IOException {
        var home = directory.resolve(name);
        script(home.resolve("bin/java"), "exit 0");
        script(home.resolve("bin/javac"), "exit 0");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private void mavenThatPrintsItsJavaHome() throws IOException {
        onlyBasicPrograms();
        script(
                directory.resolve("basic/mvn"),
                "echo \"JAVA_HOME=$JAVA_HOME\"; echo \"PWD=$(pwd -P)\"; printf '[%s]' \"$@\"; exit 7");
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
