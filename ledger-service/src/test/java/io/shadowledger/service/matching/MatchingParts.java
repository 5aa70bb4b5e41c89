package io.shadowledger.service.matching;

import io.shadowledger.api.matching.EntryMatch;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What of matching a comparison needs, for tests that put one together by hand. */
public record MatchingParts(BothBooks books, MatchingRules rules, EntryMatches matches) {

    public MatchingParts(JdbcClient jdbc, JsonMapper json) {
        this(new BothBooks(jdbc), new MatchingRules(jdbc, json), new EntryMatches(jdbc));
    }

    /** What is kept of a report, in the order in which it is shown. */
    public List<EntryMatch> of(String reportId) {
        return matches.page(reportId, null, null, null, 500).items();
    }
}
