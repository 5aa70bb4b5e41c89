package io.shadowledger.service.cache;

import org.jspecify.annotations.Nullable;

/** The cache gives no answer now. It is checked, so that whoever asks has another way. */
final class CacheAwayException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param cause null when nothing was tried */
    CacheAwayException(@Nullable Throwable cause) {
        super("the cache does not answer", cause);
    }
}
