package io.shadowledger.api.matching;

import java.util.List;

/**
 * Events of the shadow and entries of a report that are the same money, or what only one of the books has.
 *
 * @param matchId the ledger's id of it, for as long as the report is not compared again
 * @param accountId the account
 * @param currency ISO 4217 code
 * @param kind how they go together
 * @param rule the rule that found it; {@code none} for what only one of the books has
 * @param confidence 0 to 100; 0 where it is ambiguous. How it comes about: docs/drift.md
 * @param events ids of the shadow's events, at most 24
 * @param entries numbers of the report's entries, at most 24
 * @param difference the events' sum less the entries', signed decimal string; 0 where both books say the same
 * @param explanation one sentence that names both sides
 */
public record EntryMatch(
        String matchId,
        String accountId,
        String currency,
        MatchKind kind,
        String rule,
        int confidence,
        List<String> events,
        List<Integer> entries,
        String difference,
        String explanation) {

    public EntryMatch {
        events = List.copyOf(events);
        entries = List.copyOf(entries);
    }
}
