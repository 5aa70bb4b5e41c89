package io.shadowledger.crds;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Lengths of time as these resources write them: a number with s, m, h or d. */
final class Durations {

    private Durations() {}

    /** @throws DateTimeParseException if it is anything else; the definitions' rules let nothing else in */
    static Duration parse(String text) {
        var iso = text.endsWith("d") ? "P" + text : "PT" + text;
        return Duration.parse(iso);
    }
}
