package io.shadowledger.api.matching;

import io.shadowledger.api.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** How the entries of a compared report match the ledger's events. Roles {@code auditor} and {@code admin}. */
@HttpExchange("/api/v1/reports/{reportId}/matches")
public interface MatchingApi {

    /**
     * In the order of account and currency. Of accounts that differ there are always matches; of those that tie, in
     * reports of at most 20,000 entries.
     *
     * @param kind only those
     * @param accountId only those of this account
     */
    @GetExchange
    Page<EntryMatch> matches(
            @PathVariable String reportId,
            @RequestParam(required = false) @Nullable MatchKind kind,
            @RequestParam(required = false) @Nullable String accountId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);
}
