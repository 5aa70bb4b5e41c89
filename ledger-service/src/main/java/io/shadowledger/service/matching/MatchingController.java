package io.shadowledger.service.matching;

import io.shadowledger.api.Page;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.api.matching.MatchingApi;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** The matches of reports over HTTP. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class MatchingController implements MatchingApi {

    private final EntryMatches matches;

    MatchingController(EntryMatches matches) {
        this.matches = matches;
    }

    @Override
    public Page<EntryMatch> matches(
            String reportId, @Nullable MatchKind kind, @Nullable String accountId, @Nullable String after, int limit) {
        return matches.page(reportId, kind, accountId, after, limit);
    }
}
