package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchKind;
import java.util.List;

/**
 * Events and entries that are the same money, or what only one of the books has.
 *
 * @param rule that found it
 * @param confidence 0 to 100
 */
public record Match(MatchKind kind, String rule, int confidence, List<Item> events, List<Item> entries) {

    public Match {
        events = List.copyOf(events);
        entries = List.copyOf(entries);
    }

    /** What it adds to the drift: the events that count in the period, less the entries; in minor units. */
    public long difference() {
        long difference = 0;
        for (var event : events) {
            difference = event.inside() ? Math.addExact(difference, event.amount()) : difference;
        }
        for (var entry : entries) {
            difference = Math.subtractExact(difference, entry.amount());
        }
        return difference;
    }
}
