package io.shadowledger.cli.export;

import io.shadowledger.cli.output.Fields;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last line of an export.
 *
 * @param rows how many are before it
 * @param sha256 of all bytes before it, or of the same rows as CSV, in hexadecimal
 * @param head of the chain of the audit trail when it was written, likewise; absent for what is not the trail
 */
public record ExportEnd(long rows, String sha256, @Nullable String head) {

    private static final Pattern JSONL =
            Pattern.compile("\\{\"rows\":(\\d+),\"sha256\":\"([0-9a-f]{64})\",\"head\":\"([0-9a-f]{64})\"}");
    private static final Pattern CSV = Pattern.compile("# rows=(\\d+) sha256=([0-9a-f]{64})(?: head=([0-9a-f]{64}))?");

    /** Reads a line; empty when it is not the last one of an export. */
    public static Optional<ExportEnd> parse(String line) {
        for (var form : new Pattern[] {JSONL, CSV}) {
            var end = form.matcher(line);
            if (end.matches()) {
                return Optional.of(new ExportEnd(Long.parseLong(end.group(1)), end.group(2), end.group(3)));
            }
        }
        return Optional.empty();
    }

    /** Looks for it in a text that holds it; empty when there is none. */
    static Optional<ExportEnd> within(String text) {
        var end = CSV.matcher(text);
        return end.find() ? parse(end.group()) : Optional.empty();
    }

    /** As it is shown to whoever asked for the export. */
    public Fields fields(Path file) {
        return new Fields()
                .add("File", file)
                .add("Rows", rows)
                .add("SHA-256", sha256)
                .addIfPresent("Head", head);
    }
}
