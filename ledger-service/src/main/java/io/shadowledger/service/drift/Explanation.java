package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.util.List;

/**
 * Why the books differ on one account.
 *
 * @param sentence for finance staff: names the events, or says what remains unexplained
 * @param residual the part of the drift that nothing explains, in minor units
 * @param evidence ids of the events that the sentence names
 * @param confidence 0 to 100; 0 where nothing explains it, or it is not known how it was explained
 */
record Explanation(Verdict verdict, String sentence, long residual, List<String> evidence, int confidence) {

    Explanation {
        evidence = List.copyOf(evidence);
    }

    /** One that nobody is sure of. */
    Explanation(Verdict verdict, String sentence, long residual, List<String> evidence) {
        this(verdict, sentence, residual, evidence, 0);
    }

    /** An explanation that leaves nothing open. */
    static Explanation full(int confidence, Verdict verdict, String sentence, List<String> evidence) {
        return new Explanation(verdict, sentence, 0, evidence, confidence);
    }
}
