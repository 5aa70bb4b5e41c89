package io.shadowledger.service.matching;

import io.shadowledger.api.matching.DryRun;
import io.shadowledger.api.matching.MatchingRule;
import io.shadowledger.api.matching.MatchingRulesApi;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.CurrentUser;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** The rules over HTTP. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class MatchingRulesController implements MatchingRulesApi {

    private final MatchingRules rules;
    private final RuleDesk desk;
    private final DryRuns dryRuns;
    private final CurrentUser user;

    MatchingRulesController(MatchingRules rules, RuleDesk desk, DryRuns dryRuns, CurrentUser user) {
        this.rules = rules;
        this.desk = desk;
        this.dryRuns = dryRuns;
        this.user = user;
    }

    @Override
    public List<MatchingRule> rules() {
        return rules.list();
    }

    @Override
    public MatchingRule rule(String name) {
        return rules.find(name);
    }

    @Override
    public MatchingRule save(String name, MatchingRule.Draft draft) {
        return desk.save(name, draft, user.name());
    }

    @Override
    public void delete(String name) {
        desk.delete(name, user.name());
    }

    @Override
    public DryRun dryRun(DryRun.Request request) {
        return dryRuns.run(request);
    }
}
