package io.shadowledger.cli.imports;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;

/** Says why a file cannot be read on. */
final class Malformed {

    private Malformed() {}

    static String reason(RuntimeException malformed) {
        Throwable cause = malformed;
        while (cause != null) {
            if (cause instanceof CharacterCodingException) {
                return "from here on it is not in the expected encoding: --encoding names another, such as windows-1250";
            }
            cause = cause.getCause();
        }
        var innermost = malformed.getCause() == null ? malformed : malformed.getCause();
        return (malformed instanceof UncheckedIOException ? "cannot be read on: " : "is not CSV: ")
                + innermost.getMessage();
    }
}
