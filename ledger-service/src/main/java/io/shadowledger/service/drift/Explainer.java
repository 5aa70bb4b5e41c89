package io.shadowledger.service.drift;

import java.util.List;
import java.util.Map;

/** Knows one cause of drift, and finds it in what the ledger knows, for many accounts at once. */
interface Explainer {

    /** What it is called where its word is shown. */
    String name();

    /** What it looks for, as a noun. */
    String looksFor();

    /** What it can say of those differences that it can say something of. */
    Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences);

    /** What an explainer found for one account. */
    sealed interface Finding {

        /** One cause that explains the difference to the last minor unit. */
        record Cause(Explanation explanation) implements Finding {}

        /**
         * Several that would, so none is said to be it.
         *
         * @param sentence says how many there are, and of what
         */
        record Ambiguous(String sentence) implements Finding {}

        /**
         * What the difference belongs to, without the event that it is: it stays unexplained.
         *
         * @param sentence with the figures
         * @param confidence 0 to 100
         */
        record Pattern(String sentence, int confidence) implements Finding {}
    }
}
