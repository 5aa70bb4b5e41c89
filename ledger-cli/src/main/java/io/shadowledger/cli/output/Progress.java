package io.shadowledger.cli.output;

import java.io.PrintWriter;

/** A line on standard error that is written over and over; nothing where that is no terminal. */
public final class Progress {

    private final PrintWriter err;
    private final boolean terminal;
    private final int columns;
    private boolean shown;

    public Progress(PrintWriter err, boolean terminal, int columns) {
        this.err = err;
        this.terminal = terminal;
        this.columns = columns;
    }

    /** Replaces the line. */
    public void show(String text) {
        if (terminal) {
            err.print("\r\u001b[K" + Text.elided(text, columns - 1));
            err.flush();
            shown = true;
        }
    }

    /** Removes the line. */
    public void clear() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
            shown = false;
        }
    }
}
