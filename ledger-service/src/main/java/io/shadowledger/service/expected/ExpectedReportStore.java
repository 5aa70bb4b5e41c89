package io.shadowledger.service.expected;

import io.shadowledger.api.report.Expectation;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.problem.StateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what is expected, every version of it. */
@Repository
@ConditionalOnRole(ServiceRole.DRIFT)
class ExpectedReportStore {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    /** Each costs a question every few seconds. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Clock clock;

    ExpectedReportStore(JdbcClient jdbc, JsonMapper json, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One version of what is expected.
     *
     * @param rules with all defaults filled in; null once nothing is expected any more
     * @param since days whose deadline was before are not expected
     */
    record Stored(
            String name, int version, @Nullable Expectation rules, Instant since, Instant savedAt, String savedBy) {

        Expectation expectation() {
            if (rules == null) {
                throw new NotFoundException("there is no expected report " + name);
            }
            return rules;
        }
    }

    List<Stored> list() {
        return jdbc.sql("""
                        select * from (
                            select distinct on (name) name, version, rules, since, saved_at, saved_by
                            from expected_report order by name, version desc
                        ) newest
                        where rules is not null order by name
                        """).query((row, _) -> stored(row)).list();
    }

    Stored find(String name) {
        return newest(name)
                .filter(stored -> stored.rules() != null)
                .orElseThrow(() -> new NotFoundException("there is no expected report " + name));
    }

    @Transactional
    Stored save(String name, Expectation given, String who) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidException(
                    "name",
                    "an expected report's name has 1 to 64 letters, digits, '-', '_' and '.', and begins with one of"
                            + " the former");
        }
        var complete = Schedule.complete(given);
        lock();
        var before = newest(name);
        var inUse = before.filter(stored -> stored.rules() != null);
        if (inUse.isPresent() && complete.equals(inUse.get().rules())) {
            return inUse.get();
        }
        if (inUse.isEmpty() && list().size() >= MOST) {
            throw new StateException(
                    "there are " + MOST + " expected reports, and that is the most: join some by a wider namePattern");
        }
        var now = clock.instant();
        var saved = add(name, before, complete, inUse.map(Stored::since).orElse(now), now, who);
        audit.add(who, Act.EXPECTED_REPORT_SAVED, name, inUse.map(Stored::rules).orElse(null), complete);
        return saved;
    }

    @Transactional
    void delete(String name, String who) {
        lock();
        var before = find(name);
        add(name, Optional.of(before), null, before.since(), clock.instant(), who);
        audit.add(who, Act.EXPECTED_REPORT_REMOVED, name, before.rules(), null);
    }

    /** Two who save at once would else make the same version. Not by the table: the service may not change its rows. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('expected_report'))").query(row -> {});
    }

    private Stored add(
            String name, Optional<Stored> before, @Nullable Expectation rules, Instant since, Instant now, String who) {
        jdbc.sql("""
                        insert into expected_report (name, version, rules, since, saved_at, saved_by)
                        values (:name, :version, cast(:rules as jsonb), :since, :at, :who)
                        """)
                .param("name", name)
                .param("version", before.map(Stored::version).orElse(0) + 1)
                .param("rules", rules == null ? null : json.writeValueAsString(rules))
                .param("since", Timestamp.from(since))
                .param("at", Timestamp.from(now))
                .param("who", who)
                .update();
        return newest(name).orElseThrow();
    }

    private Optional<Stored> newest(String name) {
        return jdbc.sql("""
                        select name, version, rules, since, saved_at, saved_by from expected_report
                        where name = :name order by version desc limit 1
                        """).param("name", name).query((row, _) -> stored(row)).optional();
    }

    private Stored stored(ResultSet row) throws SQLException {
        var rules = row.getString("rules");
        return new Stored(
                row.getString("name"),
                row.getInt("version"),
                rules == null ? null : json.readValue(rules, Expectation.class),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"));
    }
}
