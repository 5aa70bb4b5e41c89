package io.shadowledger.cli.runtime;

import org.jspecify.annotations.Nullable;

/** Ends a command with a sentence for people and an exit code for scripts. */
public class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param exitCode one of {@link ExitCode}
     * @param message what went wrong, where, and what to do
     */
    public CommandFailure(int exitCode, String message) {
        this(exitCode, message, null);
    }

    public CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** What {@code -v} adds to the message, such as a trace id; empty for nothing. */
    public String more() {
        return "";
    }
}
