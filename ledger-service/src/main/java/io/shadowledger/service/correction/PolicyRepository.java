package io.shadowledger.service.correction;

import io.shadowledger.api.money.Money;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the policy in force, what of it is used, and the breaks it is for. */
@Repository
class PolicyRepository {

    private final JdbcClient jdbc;

    PolicyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredPolicy> inForce() {
        return jdbc.sql("select * from correction_policy order by policy_no desc limit 1")
                .query((row, _) -> new StoredPolicy(
                        row.getLong("policy_no"),
                        row.getString("policy_id"),
                        HexFormat.of().formatHex(row.getBytes("digest")),
                        row.getString("content"),
                        row.getTimestamp("recorded_at").toInstant()))
                .optional();
    }

    /** What policies corrected on a day, in minor units per currency. */
    Map<String, Long> used(LocalDate day) {
        var used = new HashMap<String, Long>();
        jdbc.sql("select currency, used_minor from correction_policy_day where day = :day")
                .param("day", day)
                .query(row -> {
                    used.put(row.getString("currency"), row.getLong("used_minor"));
                });
        return used;
    }

    /**
     * The oldest breaks that a rule is for. One whose correction was taken back by persons is left to persons.
     *
     * @param largest the largest magnitude
     */
    List<String> candidates(CorrectionProperties.Auto rule, Money largest, Instant now, int limit) {
        return jdbc.sql("""
                        select k.break_id from drift_break k
                        where k.status in ('OPEN', 'EXPLAINED') and k.currency = :currency
                          and k.verdict = any(:verdicts) and abs(k.drift_minor) <= :largest and k.drift_minor <> 0
                          and (k.suppressed_until is null or k.suppressed_until <= :now)
                          and not exists (
                              select from correction c
                              where c.break_no = k.break_no and (c.reverses is not null
                                  or c.status in ('PROPOSED', 'APPROVED', 'RELEASED')))
                        order by k.break_no limit :limit
                        """)
                .param("currency", rule.currency())
                .param("verdicts", rule.verdicts().stream().map(Enum::name).toArray(String[]::new))
                .param("largest", largest.minor())
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> row.getString("break_id"))
                .list();
    }
}
