package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Suppressed;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.system.OpenBreaks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads breaks as the API shows them. */
@Repository
class BreakViews implements OpenBreaks {

    private static final String FROM = " from drift_break k join report r on r.report_no = k.report_no";
    /** Comes from a cursor, not into memory. */
    private static final int FETCHED_AT_ONCE = 1_000;
    /** Words are looked for in all breaks: nobody waits, or keeps the database busy, longer than that. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Severities severities;
    private final Clock clock;
    private final String select;

    BreakViews(JdbcClient jdbc, Severities severities, Clock clock) {
        this.jdbc = jdbc;
        this.severities = severities;
        this.clock = clock;
        this.select = "select k.*, r.report_id, " + severities.rank() + """
                 as severity, (select count(*) from break_attachment a where a.break_no = k.break_no) as attachments
                """ + FROM;
    }

    record Row(BreakOrder.Place place, String[] evidence, Break view) {

        long breakNo() {
            return place.breakNo();
        }
    }

    /** A page, in the given order. */
    List<Row> list(BreakCriteria criteria, BreakSort sort, BreakOrder.Place after, int limit) {
        var now = clock.instant();
        try {
            return page("", criteria, sort, after, limit, now)
                    .withQueryTimeout((int) LONGEST.toSeconds())
                    .query((row, _) -> row(row, now))
                    .list();
        } catch (QueryTimeoutException tooLong) {
            throw new InvalidException(
                    "text",
                    "looking for that took longer than " + LONGEST.toSeconds() + " s: ask for fewer breaks, by"
                            + " currency, status or age");
        }
    }

    /** @param before what stands before the query, such as {@code explain} */
    JdbcClient.StatementSpec page(
            String before, BreakCriteria criteria, BreakSort sort, BreakOrder.Place after, int limit, Instant now) {
        var query = jdbc.sql(before + select + " where " + criteria.sql(severities) + " and " + BreakOrder.after(sort)
                + " order by " + BreakOrder.by(sort) + " limit :limit");
        return BreakOrder.bind(criteria.bind(query, now), after).param("limit", limit);
    }

    /** All of them, in the given order; within a transaction only some of them are in memory at a time. */
    void each(BreakCriteria criteria, BreakSort sort, Consumer<Break> use) {
        var now = clock.instant();
        criteria.bind(jdbc.sql(select + " where " + criteria.sql(severities) + " order by " + BreakOrder.by(sort)), now)
                .withFetchSize(FETCHED_AT_ONCE)
                .query(row -> {
                    use.accept(row(row, now).view());
                });
    }

    Optional<Row> find(String breakId) {
        var now = clock.instant();
        return jdbc.sql(select + " where k.break_id = :breakId")
                .param("breakId", breakId)
                .param("today", BreakCriteria.today(now))
                .query((row, _) -> row(row, now))
                .optional();
    }

    /** The other breaks of a break's account and currency that are not over, the largest first. */
    List<BreakDetail.OtherBreak> others(Row of) {
        var currency = Money.currency(of.view().currency());
        return jdbc.sql("""
                        select break_id, status, verdict, drift_minor from drift_break
                        where account_id = :account and currency = :currency and break_no <> :breakNo
                            and status not in ('CLOSED', 'SELF_HEALED')
                        order by abs(drift_minor) desc, break_no
                        """)
                .param("account", of.view().accountId())
                .param("currency", of.view().currency())
                .param("breakNo", of.breakNo())
                .query((row, _) -> new BreakDetail.OtherBreak(
                        row.getString("break_id"),
                        BreakStatus.valueOf(row.getString("status")),
                        Verdict.valueOf(row.getString("verdict")),
                        new Money(row.getLong("drift_minor"), currency).toDecimalString()))
                .list();
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from drift_break where status not in ('CLOSED', 'SELF_HEALED')")
                .query(Long.class)
                .single();
    }

    private static Row row(ResultSet row, Instant now) throws SQLException {
        var currency = Money.currency(row.getString("currency"));
        long drift = row.getLong("drift_minor");
        var valueDate = row.getObject("value_date", LocalDate.class);
        var view = new Break(
                row.getString("break_id"),
                row.getString("account_id"),
                currency.getCurrencyCode(),
                BreakStatus.valueOf(row.getString("status")),
                Verdict.valueOf(row.getString("verdict")),
                new Money(drift, currency).toDecimalString(),
                DriftLines.decimal(row.getObject("reported_minor", Long.class), currency),
                DriftLines.decimal(row.getObject("shadow_minor", Long.class), currency),
                row.getString("explanation"),
                new Money(row.getLong("residual_minor"), currency).toDecimalString(),
                Severities.of(row.getInt("severity")),
                Math.max(0, ChronoUnit.DAYS.between(valueDate, BreakCriteria.today(now))),
                row.getInt("attachments"),
                row.getTimestamp("as_of").toInstant(),
                Basis.valueOf(row.getString("basis")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("report_id"),
                row.getString("owner"),
                suppressed(row, now),
                row.getInt("reopened"));
        var place =
                new BreakOrder.Place(currency.getCurrencyCode(), Math.abs(drift), valueDate, row.getLong("break_no"));
        return new Row(place, (String[]) row.getArray("evidence").getArray(), view);
    }

    private static @Nullable Suppressed suppressed(ResultSet row, Instant now) throws SQLException {
        var until = row.getTimestamp("suppressed_until");
        return until == null || !until.toInstant().isAfter(now)
                ? null
                : new Suppressed(row.getString("suppressed_by"), row.getString("suppressed_reason"), until.toInstant());
    }
}
