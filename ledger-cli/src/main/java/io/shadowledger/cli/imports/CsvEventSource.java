package io.shadowledger.cli.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events from CSV (RFC 4180, any delimiter). */
final class CsvEventSource implements EventSource {

    private final CsvReader<CsvRecord> csv;
    private final CloseableIterator<CsvRecord> records;
    private final EventRules rules;
    private final Map<EventField, Integer> columns;
    private final int width;
    private long line;
    private boolean ended;

    /**
     * @param header whether the first line names the columns
     * @throws UnreadableFileException if the header lacks a column that an event needs
     */
    CsvEventSource(Reader reader, char delimiter, boolean header, FieldMapping mapping, EventRules rules) {
        this.csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader);
        this.records = csv.iterator();
        this.rules = rules;
        try {
            var names = header && records.hasNext() ? records.next().getFields() : List.<String>of();
            this.columns = header ? columns(names, mapping) : numbers(mapping);
            this.width = names.size();
            this.line = header ? 1 : 0;
        } catch (CsvParseException | UncheckedIOException malformed) {
            throw new UnreadableFileException(1, Malformed.reason(malformed));
        }
    }

    @Override
    public int column(String field) {
        return EventField.named(field).map(f -> columns.getOrDefault(f, -1) + 1).orElse(0);
    }

    @Override
    public boolean hasNext() {
        if (ended) {
            return false;
        }
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException malformed) {
            // next() meets it again and says where.
            return true;
        }
    }

    @Override
    public SourceLine next() {
        try {
            var csvRecord = records.next();
            line = csvRecord.getStartingLineNumber();
            return read(csvRecord);
        } catch (CsvParseException | UncheckedIOException malformed) {
            ended = true;
            return new SourceLine.Bad(line + 1, 0, "", Malformed.reason(malformed), true);
        }
    }

    private SourceLine read(CsvRecord csvRecord) {
        int count = csvRecord.getFieldCount();
        if (width > 0 && count != width) {
            return new SourceLine.Bad(
                    line, Math.min(count, width) + 1, "", "has " + count + " columns, the header has " + width, false);
        }
        try {
            return new SourceLine.Good(line, rules.event(field -> {
                int index = columns.getOrDefault(field, -1);
                return index < 0 || index >= count ? null : csvRecord.getField(index);
            }));
        } catch (FieldException invalid) {
            var field = invalid.field();
            return new SourceLine.Bad(
                    line, columns.getOrDefault(field, -1) + 1, field.wireName(), invalid.detail(), false);
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static Map<EventField, Integer> columns(List<String> header, FieldMapping mapping) {
        var names = header.stream().map(String::strip).toList();
        var columns = new EnumMap<EventField, Integer>(EventField.class);
        for (var field : EventField.values()) {
            var wanted = mapping.column(field);
            int index = names.indexOf(wanted);
            if (index < 0) {
                index = number(wanted, names.size());
            }
            if (index >= 0) {
                columns.put(field, index);
            } else if (field.required() || mapping.names(field)) {
                throw new UnreadableFileException(
                        1,
                        "no column '" + wanted + "' for " + field.wireName() + "; there are "
                                + names.stream().collect(Collectors.joining(", ", "", ""))
                                + ": --map " + field.wireName()
                                + "=COLUMN names another, --no-header if this line is data");
            }
        }
        return columns;
    }

    private static Map<EventField, Integer> numbers(FieldMapping mapping) {
        var fields = EventField.values();
        if (mapping.columns().isEmpty()) {
            return IntStream.range(0, fields.length).boxed().collect(Collectors.toMap(i -> fields[i], i -> i));
        }
        var columns = new EnumMap<EventField, Integer>(EventField.class);
        mapping.columns().forEach((field, column) -> {
            int index = number(column, Integer.MAX_VALUE);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "without a header columns have numbers, from 1, and '" + column + "' is none");
            }
            columns.put(field, index);
        });
        return columns;
    }

    private static int number(String text, int most) {
        boolean digits = !text.isEmpty() && text.length() < 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(text) : 0;
        return number >= 1 && number <= most ? number - 1 : -1;
    }
}
