package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchingCriteria.Cardinality;
import java.time.temporal.ChronoUnit;

/**
 * A rule as the matcher applies it to accounts of one currency.
 *
 * @param reference whether a reference in common is needed
 * @param tolerance by how much amounts may differ, in minor units
 * @param window how many days apart they may be
 * @param similarity how alike their texts must be, in percent; 0 where texts do not count
 */
record Rule(String name, boolean reference, long tolerance, long window, int similarity, Cardinality cardinality) {

    /** For rules that any day will do for. */
    static final long ANY_DAY = Long.MAX_VALUE;

    /**
     * Whether two items could be the same, their amounts apart. What stands outside of the period needs more than an
     * amount to be drawn in.
     */
    boolean allows(Item event, Item entry) {
        return Long.signum(event.amount()) == Long.signum(entry.amount())
                && days(event, entry) <= window
                && (event.inside() || reference || similarity > 0)
                && (!reference || event.sharesReference(entry))
                && (similarity == 0 || Texts.similarity(event.text(), entry.text()) >= similarity);
    }

    static long days(Item event, Item entry) {
        return Math.abs(ChronoUnit.DAYS.between(event.day(), entry.day()));
    }
}
