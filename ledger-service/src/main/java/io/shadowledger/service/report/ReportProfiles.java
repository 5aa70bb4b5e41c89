package io.shadowledger.service.report;

import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps profiles of CSV reports, every version of them. */
@Repository
class ReportProfiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Clock clock;

    ReportProfiles(JdbcClient jdbc, JsonMapper json, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    List<ReportProfile> list() {
        return jdbc.sql("""
                        select * from (
                            select distinct on (name) name, version, rules, saved_at, saved_by from report_profile
                            order by name, version desc
                        ) newest
                        where rules is not null order by name
                        """).query((row, _) -> profile(row)).list();
    }

    ReportProfile find(String name) {
        return newest(name)
                .filter(Version::inUse)
                .map(Version::profile)
                .orElseThrow(() -> new NotFoundException("there is no profile " + name));
    }

    /**
     * The profile that a file is to be read with.
     *
     * @throws InvalidException if there is none of this name
     */
    ReportProfile inUse(String name) {
        return newest(name)
                .filter(Version::inUse)
                .map(Version::profile)
                .orElseThrow(() -> new InvalidException(
                        "profile", "there is no profile of this name: GET /api/v1/report-profiles lists them"));
    }

    @Transactional
    ReportProfile save(String name, CsvRules rules, String who) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidException(
                    "name",
                    "a profile's name has 1 to 64 letters, digits, '-', '_' and '.', and begins with one of the former");
        }
        var complete = ProfileRules.complete(rules);
        lock();
        var before = newest(name);
        if (before.filter(Version::inUse)
                .filter(v -> v.profile().rules().equals(complete))
                .isPresent()) {
            return before.get().profile();
        }
        var saved = add(name, before, complete, who);
        audit.add(
                who,
                Act.REPORT_PROFILE_SAVED,
                name,
                before.filter(Version::inUse).map(Version::profile).orElse(null),
                saved);
        return saved;
    }

    @Transactional
    void delete(String name, String who) {
        lock();
        var before = newest(name)
                .filter(Version::inUse)
                .orElseThrow(() -> new NotFoundException("there is no profile " + name));
        add(name, Optional.of(before), null, who);
        audit.add(who, Act.REPORT_PROFILE_DELETED, name, before.profile(), null);
    }

    /** Two who save at once would else make the same version. Not by the table: the service may not change its rows. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('report_profile'))").query(row -> {});
    }

    private ReportProfile add(String name, Optional<Version> before, @Nullable CsvRules rules, String who) {
        int version = before.map(Version::version).orElse(0) + 1;
        jdbc.sql("""
                        insert into report_profile (name, version, rules, saved_at, saved_by)
                        values (:name, :version, cast(:rules as jsonb), :at, :who)
                        """)
                .param("name", name)
                .param("version", version)
                .param("rules", rules == null ? null : json.writeValueAsString(rules))
                .param("at", Timestamp.from(clock.instant()))
                .param("who", who)
                .update();
        return newest(name).orElseThrow().profile();
    }

    private Optional<Version> newest(String name) {
        return jdbc.sql("""
                        select name, version, rules, saved_at, saved_by from report_profile
                        where name = :name order by version desc limit 1
                        """)
                .param("name", name)
                .query((row, _) -> new Version(row.getInt("version"), row.getString("rules") != null, profile(row)))
                .optional();
    }

    private ReportProfile profile(ResultSet row) throws SQLException {
        var rules = row.getString("rules");
        return new ReportProfile(
                row.getString("name"),
                row.getInt("version"),
                json.readValue(rules == null ? "{}" : rules, CsvRules.class),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"));
    }

    private record Version(int version, boolean inUse, ReportProfile profile) {}
}
