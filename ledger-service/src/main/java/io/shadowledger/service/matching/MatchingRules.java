package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchingRule;
import io.shadowledger.service.problem.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rules that are in use: those that were saved, and of those that come with the ledger the others. */
@Repository
public class MatchingRules {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MatchingRules(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The matcher of the rules as they are now. */
    @FunctionalInterface
    public interface Matchers {
        EntryMatcher of(Currency currency);
    }

    /** Matchers by currency, of one moment's rules. */
    public Matchers matchers() {
        return matchers(list());
    }

    static Matchers matchers(List<MatchingRule> rules) {
        Map<Currency, EntryMatcher> made = new HashMap<>();
        return currency -> made.computeIfAbsent(currency, _ -> new EntryMatcher(Criteria.rules(rules, currency)));
    }

    /** In the order in which they are asked. */
    List<MatchingRule> list() {
        var rules = new HashMap<String, MatchingRule>();
        BuiltinRules.ALL.forEach(rule -> rules.put(rule.name(), rule));
        jdbc.sql("""
                        select * from (
                            select distinct on (name) name, version, rule, saved_at, saved_by from matching_rule
                            order by name, version desc
                        ) newest
                        where rule is not null
                        """).query((row, _) -> rule(row)).list().forEach(rule -> rules.put(rule.name(), rule));
        return rules.values().stream().sorted(order()).toList();
    }

    static Comparator<MatchingRule> order() {
        return Comparator.comparingInt(MatchingRule::priority).thenComparing(MatchingRule::name);
    }

    MatchingRule find(String name) {
        return newest(name)
                .map(Version::rule)
                .or(() -> BuiltinRules.find(name))
                .orElseThrow(() -> new NotFoundException("there is no matching rule " + name));
    }

    /** The newest version of a name, in use or not. */
    Optional<Version> newest(String name) {
        return jdbc.sql("""
                        select name, version, rule, saved_at, saved_by from matching_rule
                        where name = :name order by version desc limit 1
                        """)
                .param("name", name)
                .query((row, _) -> new Version(row.getInt("version"), row.getString("rule") == null ? null : rule(row)))
                .optional();
    }

    private MatchingRule rule(ResultSet row) throws SQLException {
        var draft = json.readValue(row.getString("rule"), MatchingRule.Draft.class);
        return new MatchingRule(
                row.getString("name"),
                row.getInt("version"),
                draft.priority(),
                draft.criteria(),
                draft.enabled(),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"));
    }

    /** @param rule absent where the version says that there is none any more */
    record Version(int version, @Nullable MatchingRule rule) {}
}
