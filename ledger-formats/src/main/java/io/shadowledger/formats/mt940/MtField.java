package io.shadowledger.formats.mt940;

import io.shadowledger.formats.statement.Fields;
import io.shadowledger.formats.statement.InvalidStatementException;
import java.util.List;

/**
 * A field of block 4: {@code :tag:} and what follows up to the next one.
 *
 * @param tag such as {@code 61} or {@code 60F}
 * @param lines its content; at least one, perhaps empty
 * @param line where it begins in the file, from 1
 */
record MtField(String tag, List<String> lines, long line) {

    String first() {
        return lines.getFirst().strip();
    }

    Fields fields() {
        return new Fields(line, "field :" + tag + ":");
    }

    InvalidStatementException invalid(String detail) {
        return fields().invalid(detail);
    }
}
