package io.shadowledger.cli.runtime;

/** The exit codes of the command line; documented in docs/cli.md, and stable. */
public final class ExitCode {

    /** All went well. */
    public static final int OK = 0;
    /** Something failed; the message says what. */
    public static final int FAILURE = 1;
    /** The command line itself is wrong. */
    public static final int USAGE = 2;
    /** The books do not tie. */
    public static final int DRIFT = 3;
    /** Not logged in, or not allowed. */
    public static final int AUTH = 4;
    /** What was waited for did not happen in time. */
    public static final int TIMEOUT = 5;
    /** A safety gate refused: four eyes, a confirmation, a drift that changed. */
    public static final int REFUSED = 6;

    private ExitCode() {}
}
