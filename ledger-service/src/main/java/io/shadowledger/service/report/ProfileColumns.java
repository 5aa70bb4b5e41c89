package io.shadowledger.service.report;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which field of a record is which of a balance, from 0. */
record ProfileColumns(Map<String, Integer> places) {

    /** Columns by their numbers. */
    static ProfileColumns numbered(Map<String, String> columns) {
        var places = new HashMap<String, Integer>();
        columns.forEach((field, column) -> places.put(field, Integer.parseInt(column) - 1));
        return new ProfileColumns(places);
    }

    /** Columns by their names in the header, in any case; a number that is no name counts as one. */
    static ProfileColumns named(Map<String, String> columns, CsvRecord header, int line, String profile) {
        var places = new HashMap<String, Integer>();
        columns.forEach((field, column) -> {
            int place = -1;
            for (int i = 0; i < header.getFieldCount(); i++) {
                if (header.getField(i).strip().equalsIgnoreCase(column)) {
                    if (place >= 0) {
                        throw InvalidReportException.at(
                                line, i + 1, field, "the header names " + column + " twice: name it by its number");
                    }
                    place = i;
                }
            }
            if (place < 0 && ProfileRules.isNumber(column)) {
                place = Integer.parseInt(column) - 1;
            }
            if (place < 0) {
                throw InvalidReportException.at(
                        line,
                        1,
                        field,
                        "the header has no column '" + column + "', which profile " + profile + " reads");
            }
            places.put(field, place);
        });
        return new ProfileColumns(places);
    }

    boolean has(String field) {
        return places.containsKey(field);
    }

    int number(String field) {
        return places.getOrDefault(field, 0) + 1;
    }

    /** The field's text; null where the profile does not read it. */
    @Nullable
    String text(String field, CsvRecord record, int line, String profile) {
        var place = places.get(field);
        if (place == null) {
            return null;
        }
        if (place >= record.getFieldCount()) {
            throw InvalidReportException.at(
                    line,
                    record.getFieldCount(),
                    field,
                    "this line has " + record.getFieldCount() + " columns, profile " + profile + " reads column "
                            + (place + 1));
        }
        return record.getField(place).strip();
    }
}
