package io.shadowledger.api.matching;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The rules that entries are matched by. Role {@code auditor} reads and tries, {@code admin} writes. */
@HttpExchange("/api/v1/matching-rules")
public interface MatchingRulesApi {

    /** The newest version of each, those that come with the ledger among them, in the order in which they are asked. */
    @GetExchange
    List<MatchingRule> rules();

    @GetExchange("/{name}")
    MatchingRule rule(@PathVariable String name);

    /**
     * Saves a new version; the same again is no new version. Under the name of one that comes with the ledger it takes
     * its place. Reports that are compared from then on are matched by it.
     */
    @PutExchange("/{name}")
    MatchingRule save(@PathVariable String name, @RequestBody MatchingRule.Draft draft);

    /** Takes a rule out of use; one that comes with the ledger is what it was before anybody changed it. */
    @DeleteExchange("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name);

    /** Tries a rule on past reports, and writes nothing. */
    @PostExchange("/dry-run")
    DryRun dryRun(@RequestBody DryRun.Request request);
}
