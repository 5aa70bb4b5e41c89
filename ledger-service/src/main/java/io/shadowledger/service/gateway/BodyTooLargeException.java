package io.shadowledger.service.gateway;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A body went beyond its limit, whether it had said its length or not. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(DataSize limit) {
        super(sentence(limit));
    }

    static String sentence(DataSize limit) {
        var size = limit.toBytes() % (1 << 20) == 0 ? limit.toMegabytes() + " MB" : limit.toBytes() + " bytes";
        return "the body is larger than the " + size + " that are allowed here: send it in smaller parts";
    }

    /** Finds it among the causes: readers of the body wrap it in exceptions of their own. */
    static @Nullable BodyTooLargeException in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException found) {
                return found;
            }
        }
        return null;
    }
}
