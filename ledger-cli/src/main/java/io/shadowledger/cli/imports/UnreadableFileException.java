package io.shadowledger.cli.imports;

/** A file of which not a single line can be taken. */
public final class UnreadableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;

    UnreadableFileException(long line, String message) {
        super(message);
        this.line = line;
    }

    /** The line at fault, from 1. */
    public long line() {
        return line;
    }
}
