package io.shadowledger.service;

import io.shadowledger.sandbox.backing.PostgresDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs a job of the image as its main method does, but within this JVM. */
public final class JobProcess {

    private JobProcess() {}

    /** How it ended, and what it said. */
    public record Result(int code, String out) {}

    /**
     * @param database the book
     * @param settings {@code name=value}, {@code shadowledger.job} among them
     */
    public static Result run(PostgresDatabase database, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--shadowledger.default-currency=CZK"));
        for (var setting : settings) {
            arguments.add("--" + setting);
        }
        var out = new ByteArrayOutputStream();
        var args = arguments.toArray(String[]::new);
        int code =
                LedgerJob.requested(args).orElseThrow().run(new PrintStream(out, true, StandardCharsets.UTF_8), args);
        return new Result(code, out.toString(StandardCharsets.UTF_8));
    }
}
