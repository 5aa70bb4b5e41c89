package io.shadowledger.api.matching;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When events and entries of one account are the same money. Both sides always have the same sign.
 *
 * @param reference whether both must carry the same reference
 * @param tolerances by how much the amounts may differ, at most one per currency; none means not at all. Only with
 *     {@code ONE_TO_ONE}
 * @param windowDays how many days apart they may be, 0 to 31; absent means any, and needs the same reference
 * @param similarity how alike their texts must be at least, 0 to 100 percent; 0 means that texts do not count
 * @param cardinality how many of one book may be how many of the other
 */
public record MatchingCriteria(
        ReferenceRule reference,
        List<AmountTolerance> tolerances,
        @Nullable Integer windowDays,
        int similarity,
        Cardinality cardinality) {

    public MatchingCriteria {
        tolerances = List.copyOf(Objects.requireNonNullElse(tolerances, List.of()));
    }

    /** What of references counts. */
    public enum ReferenceRule {
        /** Both carry one in common; case and blanks do not count. */
        EXACT,
        /** References do not count. */
        NONE
    }

    /** How many of one book are how many of the other. */
    public enum Cardinality {
        ONE_TO_ONE,
        /** One event, two to six entries that make exactly its amount. */
        ONE_TO_MANY,
        /** Two to six events that make exactly the amount of one entry. */
        MANY_TO_ONE
    }

    /**
     * How much amounts of a currency may differ.
     *
     * @param currency ISO 4217 code
     * @param amount decimal string, not negative
     */
    public record AmountTolerance(String currency, String amount) {}
}
