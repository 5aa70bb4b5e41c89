package io.shadowledger.cli.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file of events.
 *
 * @param format how it is written; null means that its name or its beginning tells
 * @param delimiter what stands between columns; null means that its first line tells
 * @param header whether its first line names the columns
 * @param encoding its characters
 * @param mapping which column holds which field
 * @param rules how its words are understood
 */
public record EventFile(
        @Nullable Format format,
        @Nullable Character delimiter,
        boolean header,
        Charset encoding,
        FieldMapping mapping,
        EventRules rules) {

    private static final int LOOK_AHEAD = 64 * 1024;
    private static final String DELIMITERS = ",;\t|";

    /** How events are written in a file. */
    public enum Format {
        CSV,
        JSONL
    }

    /**
     * Begins to read.
     *
     * @param name the file's name, whose ending may tell the format
     * @throws UnreadableFileException if not a line of it can be taken
     */
    public EventSource open(String name, InputStream content) throws IOException {
        var decoder = encoding.newDecoder();
        var reader = new BufferedReader(new InputStreamReader(content, decoder), LOOK_AHEAD);
        String beginning;
        try {
            skipByteOrderMark(reader);
            beginning = beginning(reader);
        } catch (CharacterCodingException undecodable) {
            throw new UnreadableFileException(
                    1, "is not in " + encoding + ": --encoding names another, such as windows-1250");
        }
        if (beginning.isBlank()) {
            throw new UnreadableFileException(1, "is empty");
        }
        return switch (format == null ? format(name, beginning) : format) {
            case JSONL -> new JsonEventSource(reader, mapping, rules);
            case CSV ->
                new CsvEventSource(
                        reader, delimiter == null ? delimiter(beginning) : delimiter, header, mapping, rules);
        };
    }

    private static Format format(String name, String beginning) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv", "tsv", "txt" -> Format.CSV;
            case "jsonl", "ndjson", "json" -> Format.JSONL;
            default -> beginning.stripLeading().startsWith("{") ? Format.JSONL : Format.CSV;
        };
    }

    private static char delimiter(String beginning) {
        var first = beginning.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : DELIMITERS.toCharArray()) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
    }

    /** What is there to look at without waiting for more: standard input may be slow. */
    private static String beginning(BufferedReader reader) throws IOException {
        reader.mark(LOOK_AHEAD);
        var buffer = new char[LOOK_AHEAD / 2];
        int read = 0;
        int count;
        do {
            count = reader.read(buffer, read, buffer.length - read);
            read += Math.max(0, count);
        } while (count > 0 && read < buffer.length && new String(buffer, 0, read).isBlank());
        reader.reset();
        return new String(buffer, 0, read);
    }
}
