package io.shadowledger.cli.command.audit;

import io.shadowledger.cli.output.Fields;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last line of an export.
 *
 * @param rows how many acts are before it
 * @param sha256 of all bytes before it, in hexadecimal
 * @param head of the chain of the trail when it was written, likewise
 */
record ExportEnd(long rows, String sha256, String head) {

    private static final Pattern JSONL =
            Pattern.compile("\\{\"rows\":(\\d+),\"sha256\":\"([0-9a-f]{64})\",\"head\":\"([0-9a-f]{64})\"}");
    private static final Pattern CSV = Pattern.compile("# rows=(\\d+) sha256=([0-9a-f]{64}) head=([0-9a-f]{64})");

    static Optional<ExportEnd> parse(String line) {
        for (var form : new Pattern[] {JSONL, CSV}) {
            var end = form.matcher(line);
            if (end.matches()) {
                return Optional.of(new ExportEnd(Long.parseLong(end.group(1)), end.group(2), end.group(3)));
            }
        }
        return Optional.empty();
    }

    Fields fields(Path file) {
        return new Fields()
                .add("File", file)
                .add("Rows", rows)
                .add("SHA-256", sha256)
                .add("Head", head);
    }
}
