package io.shadowledger.proof.bench;

import io.shadowledger.sandbox.backing.BackingException;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** PostgreSQL's own pgbench, which must be on the PATH. */
final class PgBench {

    private static final Pattern RESULT = Pattern.compile("tps = ([0-9.]+) ");
    /** Accounts by the hundred thousand, as many as the ledger's own are in the benchmark. */
    private static final String SCALE = "1";

    private final PostgresDatabase database;

    PgBench(PostgresDatabase database) {
        this.database = database;
        run(List.of("-i", "-q", "-s", SCALE));
    }

    /** Select-only transactions per second, prepared, each one read of one account by its key. */
    double selects(int clients, int seconds) {
        var said = run(List.of(
                "-S",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(clients),
                "-j",
                "2",
                "-T",
                Integer.toString(seconds)));
        var result = RESULT.matcher(said);
        if (!result.find()) {
            throw new BackingException("pgbench did not say its rate: " + said.strip());
        }
        return Double.parseDouble(result.group(1));
    }

    private String run(List<String> arguments) {
        var command = new ArrayList<>(List.of("pgbench"));
        command.addAll(arguments);
        command.addAll(List.of(
                "-h",
                database.host(),
                "-p",
                Integer.toString(database.port()),
                "-U",
                database.username(),
                database.name()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        try {
            var process = builder.start();
            try (var output = process.inputReader()) {
                var said = output.readAllAsString();
                if (process.waitFor() != 0) {
                    throw new BackingException("pgbench failed: " + said.strip());
                }
                return said;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException absent) {
            throw new BackingException(
                    "pgbench is not on the PATH: install it (Debian: apt install postgresql-contrib)", absent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while measuring", interrupted);
        }
    }
}
