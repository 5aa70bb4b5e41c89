package io.shadowledger.sandbox.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A server's data on disk, and its superuser's password beside them.
 *
 * @param directory holds both
 */
record PostgresData(Path directory) {

    static final String SUPERUSER = "postgres";

    /** What the server takes with {@code -D}. */
    Path location() {
        return directory.resolve("data");
    }

    boolean exists() {
        return Files.exists(location());
    }

    String superuserPassword() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException failed) {
            throw new BackingException("cannot read " + passwordFile() + ": " + ManagedProcess.reason(failed), failed);
        }
    }

    /** Whether the server with that process id takes connections: its state is the eighth line of postmaster.pid. */
    boolean isServedBy(long pid) {
        try {
            // The lines are those of PostgreSQL's src/include/utils/pidfile.h.
            var lines = Files.readAllLines(location().resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Initialises beside the final place, so that half-made data never count as data.
     *
     * @param durable whether to wait until they are on the disk
     */
    void initialise(PostgresBinaries binaries, boolean durable) throws IOException {
        var unfinished = directory.resolve("data.initialising");
        if (Files.exists(unfinished)) {
            TemporaryDirectories.delete(unfinished);
        }
        writePassword(randomPassword());
        var command = new ArrayList<>(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        if (!durable) {
            command.add("--no-sync");
        }
        run(command);
        Files.move(unfinished, location(), StandardCopyOption.ATOMIC_MOVE);
    }

    static String randomPassword() {
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void run(List<String> command) throws IOException {
        var initdb = new ProcessBuilder(OrdinaryUser.command(command))
                .redirectErrorStream(true)
                .start();
        try (var output = initdb.inputReader()) {
            var said = output.readAllAsString();
            if (initdb.waitFor() != 0) {
                throw new BackingException("PostgreSQL cannot be initialised in " + directory + ": "
                        + said.lines()
                                .filter(line -> line.contains("error"))
                                .findFirst()
                                .orElse(said.strip()));
            }
        } catch (InterruptedException interrupted) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while PostgreSQL was initialised", interrupted);
        }
    }

    Path passwordFile() {
        return directory.resolve("superuser.password");
    }

    private void writePassword(String password) throws IOException {
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), password + "\n");
    }
}
