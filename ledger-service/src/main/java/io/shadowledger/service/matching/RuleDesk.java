package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchingRule;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Changes the rules. Every version stays, and every change stands in the audit trail. */
@Service
class RuleDesk {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final MatchingRules rules;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Clock clock;

    RuleDesk(JdbcClient jdbc, MatchingRules rules, JsonMapper json, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    MatchingRule save(String name, MatchingRule.Draft draft, String who) {
        named(name);
        var valid = Criteria.valid(draft);
        lock();
        var saved = rules.newest(name);
        var before = inUse(saved, name);
        if (before.filter(rule -> isSame(rule, valid)).isPresent()) {
            return before.get();
        }
        if (before.isEmpty() && rules.list().size() >= MOST) {
            throw new InvalidException("name", "there are " + MOST + " rules already: take one out of use first");
        }
        add(name, saved, valid, who);
        var after = rules.find(name);
        audit.add(who, Act.MATCHING_RULE_SAVED, name, before.orElse(null), after);
        return after;
    }

    @Transactional
    void delete(String name, String who) {
        lock();
        var saved = rules.newest(name);
        var before = saved.map(MatchingRules.Version::rule)
                .orElseThrow(() -> new NotFoundException(
                        BuiltinRules.find(name).isPresent()
                                ? "the rule " + name + " comes with the ledger: save it with enabled false instead"
                                : "there is no matching rule " + name));
        add(name, saved, null, who);
        audit.add(who, Act.MATCHING_RULE_DELETED, name, before, null);
    }

    private static Optional<MatchingRule> inUse(Optional<MatchingRules.Version> newest, String name) {
        return newest.map(MatchingRules.Version::rule).or(() -> BuiltinRules.find(name));
    }

    private static boolean isSame(MatchingRule rule, MatchingRule.Draft draft) {
        return rule.priority() == draft.priority()
                && rule.enabled() == draft.enabled()
                && rule.criteria().equals(draft.criteria());
    }

    private static void named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidException(
                    "name",
                    "a rule's name has 1 to 64 letters, digits, '-', '_' and '.', and begins with one of the first two");
        }
        if (name.startsWith(BuiltinRules.PREFIX) && BuiltinRules.find(name).isEmpty()) {
            throw new InvalidException("name", "names that begin with 'builtin.' are those of the ledger's own rules");
        }
    }

    /** Two who save at once would else make the same version. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('matching_rule'))").query(row -> {});
    }

    /** @param draft absent when the rule goes out of use */
    private void add(
            String name, Optional<MatchingRules.Version> before, MatchingRule.@Nullable Draft draft, String who) {
        jdbc.sql("""
                        insert into matching_rule (name, version, rule, saved_at, saved_by)
                        values (:name, :version, cast(:rule as jsonb), :at, :who)
                        """)
                .param("name", name)
                .param("version", before.map(MatchingRules.Version::version).orElse(0) + 1)
                .param("rule", draft == null ? null : json.writeValueAsString(draft))
                .param("at", Timestamp.from(clock.instant()))
                .param("who", who)
                .update();
    }
}
