package io.shadowledger.proof.chaos;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param seed of the workload and the acts
 * @param kills how many processes were killed with SIGKILL
 * @param killsByKind how many of each
 * @param otherActs pauses, cuts and moves, how many of each
 * @param accepted records that the broker acknowledged
 * @param onTopic records that the topic has, those included that were in doubt and sent again
 * @param posted entries of the book
 * @param duplicates as the book counts them
 * @param conflicts as the book counts them
 * @param deadLetters as the book counts them
 * @param takeovers how often a writer took a partition over
 * @param verdict PASSED or FAILED
 * @param failures a sentence each; empty if it passed
 * @param seconds from the first start to the verdict
 * @param directory what was kept of a failed run; null if nothing was
 * @param reproduce the command that does it again
 */
record ChaosReport(
        long seed,
        int kills,
        Map<String, Integer> killsByKind,
        Map<String, Integer> otherActs,
        long accepted,
        long onTopic,
        long posted,
        long duplicates,
        long conflicts,
        long deadLetters,
        long takeovers,
        String verdict,
        List<String> failures,
        long seconds,
        @Nullable String directory,
        String reproduce) {

    boolean passed() {
        return failures.isEmpty();
    }
}
