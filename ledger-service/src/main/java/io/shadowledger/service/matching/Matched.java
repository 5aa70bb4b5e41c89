package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchKind;
import java.util.List;

/**
 * One account's books, matched: every event of the period and every entry stands in exactly one match.
 *
 * @param matches in the order of their first day
 * @param bounded whether a rule had more to compare than it may, so that it was left out for this account
 */
public record Matched(List<Match> matches, boolean bounded) {

    public Matched {
        matches = List.copyOf(matches);
    }

    /** The difference of the books that the matches come to, in minor units. */
    public long drift() {
        return matches.stream().mapToLong(Match::difference).reduce(0, Math::addExact);
    }

    /** Those of a kind. */
    public List<Match> of(MatchKind kind) {
        return matches.stream().filter(match -> match.kind() == kind).toList();
    }
}
