package io.shadowledger.cli.testing;

import io.shadowledger.cli.CommandLines;
import io.shadowledger.cli.runtime.Environment;
import io.shadowledger.cli.runtime.Pause;
import io.shadowledger.cli.runtime.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs command lines in this JVM, with an environment of the test's own. */
public final class TestCli {

    public static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    /** How a run ended. */
    public record Result(int code, String out, String err) {}

    private final Path directory;
    private final Map<String, String> variables = new HashMap<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Pause pause = pauses::add;
    private String input = "";
    private boolean terminal;

    public TestCli(Path directory) {
        this.directory = directory;
        variables.put("SHADOWLEDGER_CONFIG", configuration().toString());
    }

    /** With a context that goes to the stub and knows everybody's password. */
    public static TestCli against(StubLedger ledger, Path directory) {
        var cli = new TestCli(directory);
        cli.configure("""
                current: test
                contexts:
                  test:
                    server: %s
                    user: auditor
                    passwords: {feed: f, auditor: a, maker: m, checker: c}
                """.formatted(ledger.address()));
        ledger.replying(
                "POST /auth/token",
                request -> StubLedger.Reply.json(Map.of(
                        "accessToken",
                        "token-of-" + request.body().replaceAll(".*\"username\":\"(\\w+)\".*", "$1"),
                        "tokenType",
                        "Bearer",
                        "username",
                        request.body().replaceAll(".*\"username\":\"(\\w+)\".*", "$1"),
                        "roles",
                        List.of("auditor"),
                        "expiresAt",
                        NOW.plusSeconds(3600).toString())));
        return cli;
    }

    public Path configuration() {
        return directory.resolve("config.yaml");
    }

    public TestCli configure(String yaml) {
        file("config.yaml", yaml);
        return this;
    }

    public TestCli variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public TestCli input(String text) {
        input = text;
        return this;
    }

    /** Somebody sits at the terminal and will answer so. */
    public TestCli atTerminal(String... willAnswer) {
        terminal = true;
        answers.addAll(List.of(willAnswer));
        return this;
    }

    public TestCli pausing(Pause how) {
        pause = how;
        return this;
    }

    public List<Duration> pauses() {
        return pauses;
    }

    /** Writes a file and answers its name. */
    public String file(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content).toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Result run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = CommandLines.run(environment(out, err), args);
        return new Result(code, out.toString(), err.toString());
    }

    /** The environment of a run whose output nobody reads. */
    public Environment environment() {
        return environment(new StringWriter(), new StringWriter());
    }

    private Environment environment(StringWriter out, StringWriter err) {
        return new Environment(
                Map.copyOf(variables),
                directory,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                new Sitting(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                pause);
    }

    private final class Sitting implements Terminal {

        @Override
        public boolean outputIsTerminal() {
            return false;
        }

        @Override
        public boolean errorIsTerminal() {
            return false;
        }

        @Override
        public boolean canAsk() {
            return terminal;
        }

        @Override
        public Optional<String> ask(String prompt) {
            return Optional.ofNullable(answers.poll());
        }

        @Override
        public Optional<char[]> askSecretly(String prompt) {
            return ask(prompt).map(String::toCharArray);
        }
    }
}
