package io.shadowledger.api.matching;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule that entries are matched by. Rules are asked in the order of their priority; what one has matched, the next
 * does not see.
 *
 * @param name letters, digits, {@code -}, {@code _} and {@code .}; those that begin with {@code builtin.} come with the
 *     ledger
 * @param version 0 for what comes with the ledger, 1 for the first that was saved, one more with every change
 * @param priority the smallest first; ties by name
 * @param criteria when it matches
 * @param enabled whether it is asked
 * @param savedAt when this version was saved; absent for version 0
 * @param savedBy who saved it; absent for version 0
 */
public record MatchingRule(
        String name,
        int version,
        int priority,
        MatchingCriteria criteria,
        boolean enabled,
        @Nullable Instant savedAt,
        @Nullable String savedBy) {

    /**
     * What of a rule is for an admin to say.
     *
     * @param priority 1 to 1,000
     * @param criteria when it matches
     * @param enabled whether it is asked
     */
    public record Draft(int priority, MatchingCriteria criteria, boolean enabled) {}
}
