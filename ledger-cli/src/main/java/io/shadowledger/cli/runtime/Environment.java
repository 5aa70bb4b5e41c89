package io.shadowledger.cli.runtime;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the command line takes from the machine it runs on.
 *
 * @param variables the environment variables
 * @param home the user's home directory
 * @param in standard input
 * @param out standard output: results, nothing else
 * @param err standard error: errors, progress, remarks
 * @param terminal what these are attached to
 * @param clock the time
 * @param pause waits between two looks at something that changes
 */
public record Environment(
        Map<String, String> variables,
        Path home,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Terminal terminal,
        Clock clock,
        Pause pause) {

    private static final int DEFAULT_COLUMNS = 80;

    /** The environment of this process. */
    public static Environment system() {
        return new Environment(
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                System.in,
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new SystemTerminal(),
                Clock.systemUTC(),
                duration -> Thread.sleep(duration));
    }

    /** A variable's value; null when it is not set or empty. */
    public @Nullable String variable(String name) {
        var value = variables.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** The width that tables and help may take, from {@code COLUMNS}, else 80. */
    public int columns() {
        var columns = variable("COLUMNS");
        if (columns != null && columns.length() <= 4 && columns.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Math.max(40, Integer.parseInt(columns));
        }
        return DEFAULT_COLUMNS;
    }

    /** The name the user typed: {@code shadowledger}, or {@code kubectl shadowledger} where it runs as a plugin. */
    public String commandName() {
        var name = variable("SHADOWLEDGER_COMMAND");
        return name == null ? "shadowledger" : name;
    }
}
