package io.shadowledger.cli.imports;

import io.shadowledger.formats.FormatDetection;
import io.shadowledger.formats.StatementReader;
import io.shadowledger.formats.event.AccountAliases;
import io.shadowledger.formats.event.StatementEvents;
import io.shadowledger.formats.statement.StatementFormat;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file of events, or of statements whose entries are events.
 *
 * @param format how it is written; null means that its beginning or its name tells
 * @param delimiter what stands between columns; null means that its first line tells
 * @param header whether its first line names the columns
 * @param encoding its characters; null means UTF-8, and what each line tells in MT and BAI2
 * @param mapping which column holds which field
 * @param rules how its words are understood
 * @param accounts under which ids the ledger keeps the accounts of statements
 */
public record EventFile(
        @Nullable Format format,
        @Nullable Character delimiter,
        boolean header,
        @Nullable Charset encoding,
        FieldMapping mapping,
        EventRules rules,
        AccountAliases accounts) {

    private static final int LOOK_AHEAD = 64 * 1024;
    private static final String DELIMITERS = ",;\t|";

    /** How events are written in a file. */
    public enum Format {
        CSV,
        JSONL,
        CAMT053,
        MT940,
        MT942,
        BAI2
    }

    /**
     * Begins to read.
     *
     * @param name the file's name, whose ending may tell the format
     * @throws UnreadableFileException if not a line of it can be taken
     */
    public EventSource open(String name, InputStream content) throws IOException {
        var in = new BufferedInputStream(content, LOOK_AHEAD);
        var statement = statementFormat(in);
        if (statement != null) {
            var events = new StatementEvents(rules.moments().zone(), accounts, rules.idPrefix());
            return new StatementEventSource(StatementReader.open(in, statement, encoding), events);
        }
        var charset = encoding == null ? StandardCharsets.UTF_8 : encoding;
        var reader = new BufferedReader(new InputStreamReader(in, charset.newDecoder()), LOOK_AHEAD);
        String beginning;
        try {
            skipByteOrderMark(reader);
            beginning = beginning(reader);
        } catch (CharacterCodingException undecodable) {
            throw new UnreadableFileException(
                    1, "is not in " + charset + ": --encoding names another, such as windows-1250");
        }
        if (beginning.isBlank()) {
            throw new UnreadableFileException(1, "is empty");
        }
        if (format == null && beginning.stripLeading().startsWith("<")) {
            throw new UnreadableFileException(1, "is XML but no camt.053 statement: no other XML holds events");
        }
        return (format == null ? format(name, beginning) : format) == Format.JSONL
                ? new JsonEventSource(reader, mapping, rules)
                : new CsvEventSource(
                        reader, delimiter == null ? delimiter(beginning) : delimiter, header, mapping, rules);
    }

    private @Nullable StatementFormat statementFormat(InputStream in) throws IOException {
        return switch (format) {
            case null -> FormatDetection.of(FormatDetection.peek(in)).orElse(null);
            case CSV, JSONL -> null;
            case CAMT053 -> StatementFormat.CAMT053;
            case MT940 -> StatementFormat.MT940;
            case MT942 -> StatementFormat.MT942;
            case BAI2 -> StatementFormat.BAI2;
        };
    }

    private static Format format(String name, String beginning) {
        var plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
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
