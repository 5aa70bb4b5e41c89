package io.shadowledger.service.matching;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event of the shadow, or an entry of the CBS, as the matcher sees it.
 *
 * @param id names it within its book
 * @param entry its number in the report that is looked at; absent for events, and for entries of other reports
 * @param amount in minor units, credits positive
 * @param day the bank's day that it counts on
 * @param references what it is called, normalised
 * @param text counterparty and purpose, normalised; empty where the book has none
 * @param inside whether it counts in the period; what does not can be matched, but is never missed
 * @param reversal whether its book says that it takes another back
 */
public record Item(
        String id,
        @Nullable Integer entry,
        long amount,
        LocalDate day,
        Set<String> references,
        String text,
        boolean inside,
        boolean reversal) {

    static final Comparator<Item> ORDER = Comparator.comparing(Item::day)
            .thenComparingLong(Item::amount)
            .thenComparing(Item::id)
            .thenComparing(Item::entry, Comparator.nullsFirst(Comparator.naturalOrder()));

    public Item {
        references = Set.copyOf(references);
    }

    /** Whether both are called by one name. */
    public boolean sharesReference(Item other) {
        return !Collections.disjoint(references, other.references);
    }

    /** All that the matcher can tell items apart by: those that have it in common are interchangeable. */
    Appearance appearance() {
        return new Appearance(amount, day, references, text, inside, reversal);
    }

    record Appearance(
            long amount, LocalDate day, Set<String> references, String text, boolean inside, boolean reversal) {}
}
