package io.shadowledger.operator.topics;

import io.shadowledger.operator.condition.Finding;

/**
 * The topics of a ledger after they were looked at.
 *
 * @param finding for the condition TopicsReady
 * @param usable whether the ledger can work: every topic exists. A difference in a setting is worth a condition but
 *     stops nobody
 * @param asWanted how many topics are exactly as the resource says
 * @param wanted how many topics the resource wants
 */
public record TopicsState(Finding finding, boolean usable, int asWanted, int wanted) {

    /** The two numbers as they are printed: {@code 3/3}. */
    public String summary() {
        return asWanted + "/" + wanted;
    }
}
