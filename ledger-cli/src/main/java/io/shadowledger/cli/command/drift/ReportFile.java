package io.shadowledger.cli.command.drift;

import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.Environment;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * A report as it goes over the wire: its bytes untouched, because the ledger keeps their digest.
 *
 * @param name what the ledger will call it
 * @param contentType {@code application/json} or {@code text/csv}
 */
record ReportFile(String name, String contentType, Resource content) {

    static ReportFile open(Environment environment, String file) {
        var bytes = bytes(environment, file);
        var name = file.equals("-") ? "stdin" : String.valueOf(Path.of(file).getFileName());
        return new ReportFile(name, contentType(name, bytes), new ByteArrayResource(bytes));
    }

    private static byte[] bytes(Environment environment, String file) {
        try {
            if (file.equals("-")) {
                return environment.in().readAllBytes();
            }
            var path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw new CommandFailure(ExitCode.FAILURE, file + ": there is no such file");
            }
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String contentType(String name, byte[] bytes) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var beginning = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.UTF_8).stripLeading();
        boolean json = switch (ending) {
            case "json" -> true;
            case "csv" -> false;
            default -> beginning.startsWith("[") || beginning.startsWith("{");
        };
        return json ? "application/json" : "text/csv";
    }
}
