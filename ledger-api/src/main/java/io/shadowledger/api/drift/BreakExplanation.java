package io.shadowledger.api.drift;

import java.time.Instant;
import java.util.List;

/**
 * What can be said of a break now: every explainer is asked, also after one that knows the cause. Nothing is written.
 *
 * @param breakId the break
 * @param asOf the moment that it stands for
 * @param currency ISO 4217 code of drift and residual
 * @param drift shadow minus CBS at that moment, by the book as it is now, decimal string
 * @param residual the part of it that nothing explains, decimal string
 * @param steps what each says, in the order in which they are asked; the first that found the cause has the word
 */
public record BreakExplanation(
        String breakId, Instant asOf, String currency, String drift, String residual, List<Step> steps) {

    public BreakExplanation {
        steps = List.copyOf(steps);
    }

    /**
     * What one explainer says.
     *
     * @param explainer its name, such as {@code wrong digits}
     * @param found what came of it
     * @param sentence what it says, or what it looked for in vain
     * @param confidence 0 to 100; 0 where it knows no cause. How it comes about: docs/drift.md
     * @param evidence ids of the events that the sentence names
     */
    public record Step(String explainer, Found found, String sentence, int confidence, List<String> evidence) {

        public Step {
            evidence = List.copyOf(evidence);
        }
    }

    /** What came of looking. */
    public enum Found {
        /** The cause. */
        CAUSE,
        /** A pattern that the difference belongs to; it does not say which event. */
        PATTERN,
        /** Several that would each explain it, so none is said to be it. */
        AMBIGUOUS,
        /** Nothing. */
        NOTHING
    }
}
