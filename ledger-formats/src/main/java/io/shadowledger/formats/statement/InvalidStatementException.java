package io.shadowledger.formats.statement;

import org.jspecify.annotations.Nullable;

/** A file that is no statement, or breaks off being one. Says the line, the field there, and what to do. */
public final class InvalidStatementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final String place;
    private final String detail;

    /**
     * @param line the line at fault, from 1
     * @param place the field, element or record at fault, such as {@code field :61:}; empty for the line as a whole
     * @param detail what is wrong and what to do
     */
    public InvalidStatementException(long line, String place, String detail) {
        this(line, place, detail, null);
    }

    public InvalidStatementException(long line, String place, String detail, @Nullable Throwable cause) {
        super("line " + line + (place.isEmpty() ? "" : ", " + place) + ": " + detail, cause);
        this.line = line;
        this.place = place;
        this.detail = detail;
    }

    public long line() {
        return line;
    }

    public String place() {
        return place;
    }

    public String detail() {
        return detail;
    }
}
