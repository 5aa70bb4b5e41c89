package io.shadowledger.api.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have changed in past reports; nothing of it was written.
 *
 * @param reports how many reports with entries were looked at, the latest ones
 * @param accounts how many accounts of them; beyond 2,000 no more are looked at
 * @param matchedNow entries that are matched by the rules as they are
 * @param matchedThen entries that would be
 * @param gained entries that are not matched now and would be
 * @param lost entries that are matched now and would not be
 * @param ambiguous entries that would be ambiguous
 * @param examples of what would be gained or lost, at most 20
 */
public record DryRun(
        int reports,
        int accounts,
        long matchedNow,
        long matchedThen,
        long gained,
        long lost,
        long ambiguous,
        List<Example> examples) {

    public DryRun {
        examples = List.copyOf(examples);
    }

    /**
     * What to try.
     *
     * @param name of the rule that it would take the place of; absent for one more rule
     * @param priority where it would stand, 1 to 1,000
     * @param criteria when it matches
     * @param reports how many past reports, 1 to 50
     */
    public record Request(@Nullable String name, int priority, MatchingCriteria criteria, int reports) {}

    /**
     * An entry that the rule makes a difference for.
     *
     * @param reportId the report
     * @param accountId the account
     * @param currency ISO 4217 code
     * @param entry its number in the report
     * @param now what is said of it by the rules as they are
     * @param then what would be said
     */
    public record Example(String reportId, String accountId, String currency, int entry, String now, String then) {}
}
