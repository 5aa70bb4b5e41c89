package io.shadowledger.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program as a user would, to its end, and keeps what it printed. */
record Command(List<String> start, Map<String, String> environment) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** What a program came to. */
    record Result(List<String> command, int exitCode, String out, String err) {

        /** The output, or a failure that shows what the user would have seen. */
        String orFail() {
            if (exitCode != 0) {
                throw new AssertionError("%s exited with %d%n%s%n%s".formatted(command, exitCode, out, err));
            }
            return out;
        }
    }

    Result run(String... arguments) {
        var line = Stream.concat(start.stream(), Stream.of(arguments)).toList();
        try {
            var out = Files.createTempFile("out", ".txt");
            var err = Files.createTempFile("err", ".txt");
            try {
                int exitCode = exitCode(line, out, err);
                return new Result(line, exitCode, text(out), text(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + line, e);
        }
    }

    private int exitCode(List<String> line, Path out, Path err) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("%s did not end within %s%n%s%n%s".formatted(line, LIMIT, text(out), text(err)));
        }
        return process.exitValue();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
