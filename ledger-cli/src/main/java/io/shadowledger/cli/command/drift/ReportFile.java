package io.shadowledger.cli.command.drift;

import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.Environment;
import io.shadowledger.cli.runtime.ExitCode;
import io.shadowledger.formats.FormatDetection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * A report as it goes over the wire: its bytes untouched, because the ledger keeps their digest.
 *
 * @param name what the ledger will call it
 * @param contentType {@code application/json}, {@code text/csv}, or {@code application/octet-stream} for what the ledger
 *     is to recognise
 */
record ReportFile(String name, String contentType, Resource content) {

    private static final String UNKNOWN = "application/octet-stream";

    /** @param described whether its format is said elsewhere */
    static ReportFile open(Environment environment, String file, boolean described) {
        var bytes = bytes(environment, file);
        var name = file.equals("-") ? "stdin" : String.valueOf(Path.of(file).getFileName());
        return new ReportFile(name, described ? UNKNOWN : contentType(name, bytes), new ByteArrayResource(bytes));
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
        var first = Arrays.copyOf(bytes, Math.min(bytes.length, FormatDetection.LOOK_AHEAD));
        if (FormatDetection.of(first).isPresent()) {
            return UNKNOWN;
        }
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var beginning = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.UTF_8).stripLeading();
        if (beginning.startsWith("<")) {
            return UNKNOWN;
        }
        boolean json = switch (ending) {
            case "json" -> true;
            case "csv" -> false;
            default -> beginning.startsWith("[") || beginning.startsWith("{");
        };
        return json ? "application/json" : "text/csv";
    }
}
