package io.shadowledger.cli.time;

import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;

/** An option's value that is no moment. */
public final class InvalidMomentException extends CommandFailure {

    private static final long serialVersionUID = 1L;

    InvalidMomentException(String text, Throwable cause) {
        super(
                ExitCode.USAGE,
                "'" + text + "' is not a moment: use a date (2026-11-22), a local time (2026-11-22T18:00:00),"
                        + " or a time with its offset (2026-11-22T18:00:00Z)",
                cause);
    }
}
