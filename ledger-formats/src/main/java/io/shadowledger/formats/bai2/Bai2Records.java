package io.shadowledger.formats.bai2;

import io.shadowledger.formats.lines.LineReader;
import io.shadowledger.formats.statement.Fields;
import io.shadowledger.formats.statement.InvalidStatementException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a file into logical records: physical ones, with the 88 that follow them. */
final class Bai2Records {

    private static final Pattern FORM = Pattern.compile("(\\d{2})(?:,(.*)|/?)", Pattern.DOTALL);
    private static final int MOST_CONTINUATIONS = 10_000;

    private record Physical(String code, String content, long line) {}

    private final LineReader lines;
    private @Nullable Physical pending;
    private long read;

    Bai2Records(LineReader lines) {
        this.lines = lines;
    }

    long line() {
        return Math.max(1, lines.number());
    }

    /** How many physical records the last record and those before it had. */
    long read() {
        return read;
    }

    @Nullable
    Bai2Record next() throws IOException {
        var first = pending == null ? physical() : pending;
        pending = null;
        if (first == null) {
            return null;
        }
        if (first.code().equals("88")) {
            throw new InvalidStatementException(
                    first.line(), "record 88", "continues nothing: it follows the record that it belongs to");
        }
        read++;
        var segments = new ArrayList<>(List.of(first.content()));
        var next = physical();
        while (next != null && next.code().equals("88")) {
            if (segments.size() == MOST_CONTINUATIONS) {
                throw new InvalidStatementException(
                        next.line(), "record 88", "is more than the ten thousandth in a row: is this another file?");
            }
            read++;
            segments.add(next.content());
            next = physical();
        }
        pending = next;
        return new Bai2Record(first.code(), segments, first.line());
    }

    private @Nullable Physical physical() throws IOException {
        var text = lines.read();
        while (text != null && text.isBlank()) {
            text = lines.read();
        }
        if (text == null) {
            return null;
        }
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw new InvalidStatementException(
                    lines.number(),
                    "",
                    Fields.quoted(text)
                            + " is not a BAI2 record: each line begins with a code of two digits and a comma");
        }
        var content = match.group(2) == null ? "" : match.group(2);
        return new Physical(
                match.group(1),
                content.endsWith("/") ? content.substring(0, content.length() - 1) : content,
                lines.number());
    }
}
