package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.BreakSummary;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts breaks. One statement, so that all the figures are of one moment and add up. */
@Repository
@ConditionalOnRole(ServiceRole.DRIFT)
class BreakSummaries {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Severities severities;
    private final Clock clock;

    BreakSummaries(JdbcClient jdbc, Severities severities, Clock clock) {
        this.jdbc = jdbc;
        this.severities = severities;
        this.clock = clock;
    }

    /**
     * Breaks that are alike in all that is counted by.
     *
     * @param band the index of the age band
     * @param net of the drifts, in major units
     */
    record Alike(
            String currency,
            int band,
            BreakStatus status,
            int severity,
            Verdict verdict,
            @Nullable String owner,
            long breaks,
            BigDecimal net,
            BigDecimal gross,
            BigDecimal residual) {}

    BreakSummary summary(BreakCriteria criteria) {
        var now = clock.instant();
        try {
            var alike = counted("", criteria, now)
                    .withQueryTimeout((int) LONGEST.toSeconds())
                    .query((row, _) -> alike(row))
                    .list();
            return new BreakTally(alike).summary(now);
        } catch (QueryTimeoutException tooLong) {
            throw new InvalidException(
                    "text",
                    "counting that took longer than " + LONGEST.toSeconds() + " s: ask for fewer breaks, by"
                            + " currency, status or age");
        }
    }

    /** @param before what stands before the query, such as {@code explain} */
    JdbcClient.StatementSpec counted(String before, BreakCriteria criteria, Instant now) {
        return criteria.bind(
                jdbc.sql(before + "select k.currency, " + band() + " as band, k.status, " + severities.rank() + """
                         as severity, k.verdict, k.owner, count(*) as breaks, sum(k.drift_minor) as net,
                            sum(abs(k.drift_minor)) as gross, sum(abs(k.residual_minor)) as residual
                        from drift_break k where\s"""
                        + criteria.sql(severities) + " group by 1, 2, 3, 4, 5, 6"),
                now);
    }

    private static String band() {
        var cases = new StringBuilder("case");
        var bands = BreakTally.FROM_DAYS;
        for (int i = bands.size() - 1; i > 0; i--) {
            cases.append(" when k.value_date <= cast(:today as date) - ")
                    .append(bands.get(i))
                    .append(" then ")
                    .append(i);
        }
        return cases.append(" else 0 end").toString();
    }

    private static Alike alike(ResultSet row) throws SQLException {
        var currency = Money.currency(row.getString("currency"));
        int decimals = currency.getDefaultFractionDigits();
        return new Alike(
                currency.getCurrencyCode(),
                row.getInt("band"),
                BreakStatus.valueOf(row.getString("status")),
                row.getInt("severity"),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("owner"),
                row.getLong("breaks"),
                row.getBigDecimal("net").movePointLeft(decimals),
                row.getBigDecimal("gross").movePointLeft(decimals),
                row.getBigDecimal("residual").movePointLeft(decimals));
    }
}
