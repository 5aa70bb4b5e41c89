package io.shadowledger.service.source;

import java.io.IOException;

/** A file has not the size that it had a moment ago: its sender is still at it. */
final class ChangingFileException extends IOException {

    private static final long serialVersionUID = 1L;

    ChangingFileException(String place) {
        super(place + " changed while it was read");
    }
}
