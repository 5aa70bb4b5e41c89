package io.shadowledger.proof.hostile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hostile run came to.
 *
 * @param seed of the events
 * @param events how many were sent, by all doors
 * @param http what became of those sent over HTTP
 * @param onTopic records that the topics have
 * @param large how many of them are nearly as large as the broker takes
 * @param posted entries of the book
 * @param duplicates as the book counts them
 * @param conflicts as the book counts them
 * @param deadLetters as the book counts them
 * @param withoutPayload of these, how many are too large for their topic, which says so instead of having their bytes
 * @param verdict PASSED or FAILED
 * @param failures a sentence each; empty if it passed
 * @param seconds from the first start to the verdict
 * @param directory what was kept of a failed run; null if nothing was
 * @param reproduce the command that does it again
 */
record HostileReport(
        long seed,
        long events,
        HttpTally http,
        long onTopic,
        long large,
        long posted,
        long duplicates,
        long conflicts,
        long deadLetters,
        long withoutPayload,
        String verdict,
        List<String> failures,
        long seconds,
        @Nullable String directory,
        String reproduce) {

    boolean passed() {
        return failures.isEmpty();
    }

    /** As Markdown. */
    String text() {
        var text = new StringBuilder("""

                ## Hostile events: %s

                | Seed                             | %14d |
                |---|--:|
                | Events sent                      | %14d |
                | Over HTTP                        | %14d |
                |   accepted                       | %14d |
                |   known already                  | %14d |
                |   rejected                       | %14d |
                | Records on the topics            | %14d |
                |   of about a megabyte            | %14d |
                | Entries                          | %14d |
                | Duplicates                       | %14d |
                | Conflicts                        | %14d |
                | Dead letters                     | %14d |
                |   too large for their topic      | %14d |
                | Seconds                          | %14d |
                """.formatted(
                        verdict,
                        seed,
                        events,
                        http.sent(),
                        http.accepted(),
                        http.known(),
                        http.rejected(),
                        onTopic,
                        large,
                        posted,
                        duplicates,
                        conflicts,
                        deadLetters,
                        withoutPayload,
                        seconds));
        if (!failures.isEmpty()) {
            text.append("\n### What is wrong\n\n");
            failures.forEach(failure -> text.append("- ").append(failure).append('\n'));
        }
        if (directory != null) {
            text.append("\nData and logs: ").append(directory).append('\n');
        }
        return text.append("\nAgain: ").append(reproduce).append('\n').toString();
    }
}
