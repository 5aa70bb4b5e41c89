package io.shadowledger.sandbox;

import java.time.Duration;

/** Told how a start or a stop comes along; called from several threads. */
public interface Progress {

    /**
     * A part is done.
     *
     * @param part such as {@code PostgreSQL}
     * @param detail where it is, or what it came to
     * @param took how long it took
     */
    void done(String part, String detail, Duration took);

    /** A sentence about a part that is not done yet, or about something out of the ordinary. */
    void note(String part, String sentence);

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void done(String part, String detail, Duration took) {}

        @Override
        public void note(String part, String sentence) {}
    };
}
