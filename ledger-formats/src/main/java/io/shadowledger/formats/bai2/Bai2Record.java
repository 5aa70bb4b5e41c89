package io.shadowledger.formats.bai2;

import io.shadowledger.formats.statement.Fields;
import io.shadowledger.formats.statement.InvalidStatementException;
import java.util.ArrayList;
import java.util.List;

/**
 * A record with its continuations (88), which go on with the next field, or with the text of a 16.
 *
 * @param code two digits
 * @param segments what each line holds after its code
 * @param line the first line, from 1
 */
record Bai2Record(String code, List<String> segments, long line) {

    /** All fields, as long as none is text that holds commas. */
    List<String> fields() {
        var fields = new ArrayList<String>();
        segments.forEach(s -> fields.addAll(List.of(s.split(",", -1))));
        return fields;
    }

    /** A field, stripped; empty where the record is shorter. */
    static String at(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index).strip() : "";
    }

    /** The text that begins with a field and runs to the end, commas and continuations included. */
    String textFrom(int field) {
        int before = 0;
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            int count = segment.split(",", -1).length;
            if (before + count > field) {
                int start = 0;
                for (int skip = before; skip < field; skip++) {
                    start = segment.indexOf(',', start) + 1;
                }
                var text = new StringBuilder(segment.substring(start));
                segments.subList(i + 1, segments.size())
                        .forEach(s -> text.append(' ').append(s));
                return text.toString();
            }
            before += count;
        }
        return "";
    }

    /** How a field is read and named in messages; fields are counted from 1, the record code being the first. */
    Fields field(int index) {
        return new Fields(line, "record " + code + ", field " + (index + 2));
    }

    InvalidStatementException invalid(String detail) {
        return new InvalidStatementException(line, "record " + code, detail);
    }
}
