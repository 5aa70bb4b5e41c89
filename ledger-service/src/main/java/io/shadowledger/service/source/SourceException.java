package io.shadowledger.service.source;

import org.jspecify.annotations.Nullable;

/** A source cannot be read; the message says what to do. */
final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SourceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
