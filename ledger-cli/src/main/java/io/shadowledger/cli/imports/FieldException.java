package io.shadowledger.cli.imports;

/** A field's value that cannot be read. */
final class FieldException extends Exception {

    private static final long serialVersionUID = 1L;

    private final EventField field;

    FieldException(EventField field, String message) {
        super(message);
        this.field = field;
    }

    EventField field() {
        return field;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
