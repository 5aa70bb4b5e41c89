package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.report.StoredReport;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the shadow book held at a moment: what it holds now, less what came after. A correction counts from the moment
 * that it corrects (its value time), whichever the basis; otherwise a break of a booked report could never be closed.
 */
@Repository
class ShadowBalances {

    private static final int FETCH_SIZE = 2_000;

    /** Of detached months only sums are left: those of the months of value time that began later. */
    private static final String LATER_BY_VALUE = """
            select account_id, currency, amount_minor::numeric from entry where value_time > :asOf
            union all
            select account_id, currency, amount_minor
            from month_account
            where first_value_time > :asOf
              and month in (select month from closed_month
                            where detached_at is not null and last_value_time > :asOf)
            """;

    private static final String LATER_BY_BOOKING = """
            select account_id, currency, amount_minor from entry where kind = 'EVENT' and recorded_at > :asOf
            union all
            select account_id, currency, amount_minor from entry where kind = 'CORRECTION' and value_time > :asOf
            """;

    /**
     * Nearly every account has one row in the table of balances and no entry after the moment: summing up all of them
     * would take longer than the rest. The ledger's own accounts are in the table too; the CBS knows nothing of them.
     */
    private static final String ALL_ACCOUNTS = """
            with later as (
                select account_id, currency, sum(amount_minor) as minor from (%s) entries group by account_id, currency
            ), apart as (
                select account_id, currency from account where partitions > 1
                union
                select account_id, currency from later
            ), shadow as (
                select b.account_id, b.currency, b.balance_minor as minor
                from balance b
                where b.account_id not like '@%%'
                    and not exists (select from apart a where a.account_id = b.account_id and a.currency = b.currency)
                union all
                select a.account_id, a.currency, cast(sum(b.balance_minor) - coalesce(min(l.minor), 0) as bigint)
                from apart a
                join balance b on b.account_id = a.account_id and b.currency = a.currency
                left join later l on l.account_id = a.account_id and l.currency = a.currency
                group by a.account_id, a.currency
            ), reported as (
                select account_id, currency, reported_minor from report_balance where report_no = :reportNo
            )
            select account_id, currency, r.reported_minor, s.minor as shadow_minor
            from reported r full join shadow s using (account_id, currency)
            where coalesce(s.minor, 0) <> coalesce(r.reported_minor, 0)
            """;

    private static final String REPORTED_ACCOUNTS = """
            select r.account_id, r.currency, r.reported_minor, s.minor as shadow_minor
            from report_balance r
            left join lateral (
                select cast(sum(b.balance_minor) - coalesce((
                    select sum(amount_minor) from (%s) later
                    where later.account_id = r.account_id and later.currency = r.currency), 0) as bigint) as minor
                from balance b
                where b.account_id = r.account_id and b.currency = r.currency
                having count(*) > 0
            ) s on true
            where r.report_no = :reportNo and coalesce(s.minor, 0) <> r.reported_minor
            """;

    private static final String ONE_ACCOUNT = """
            select cast(sum(b.balance_minor) - coalesce((
                select sum(amount_minor) from (%s) later
                where later.account_id = :account and later.currency = :currency), 0) as bigint) as minor
            from balance b
            where b.account_id = :account and b.currency = :currency
            having count(*) > 0
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final DetachedEntries detached;

    ShadowBalances(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        this.detached = new DetachedEntries(JdbcClient.create(dataSource));
        // Inside a transaction the driver then reads by cursor: a report may differ on every line.
        template.setFetchSize(FETCH_SIZE);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    /**
     * Gives every account on which report and book differ, in no particular order. From the first one on the transaction
     * looks rows up by their keys.
     *
     * @throws io.shadowledger.service.problem.DetachedMonthException if the moment lies among entries that are detached
     */
    void differences(StoredReport report, Consumer<Difference> each) {
        var sql = (report.complete() ? ALL_ACCOUNTS : REPORTED_ACCOUNTS).formatted(later(report.basis()));
        var moment = new Moment(report.asOf(), report.basis());
        detached.requireNoneOf(moment);
        jdbc.query(
                sql,
                new MapSqlParameterSource()
                        .addValue("reportNo", report.reportNo())
                        .addValue("asOf", moment.timestamp()),
                rows -> {
                    lookUpByKeys();
                    while (rows.next()) {
                        var account = new Difference.Account(
                                rows.getString("account_id"), Money.currency(rows.getString("currency")));
                        each.accept(new Difference(
                                account,
                                rows.getObject("reported_minor", Long.class),
                                rows.getObject("shadow_minor", Long.class)));
                    }
                    return report;
                });
    }

    /**
     * All that follows in the comparison's transaction looks up some accounts in tables that grow by thousands of rows at
     * once. For minutes their statistics say that they are empty, and reading such a table whole for each account looks
     * cheap: it took 20 seconds for 3,000 accounts.
     */
    private void lookUpByKeys() {
        jdbc.query("select set_config('enable_seqscan', 'off', true)", _ -> {});
    }

    /**
     * One account's balance; empty when the shadow does not know it.
     *
     * @throws io.shadowledger.service.problem.DetachedMonthException if the moment lies among entries that are detached
     */
    OptionalLong of(Difference.Account account, Moment moment) {
        detached.requireNoneOf(moment);
        @Nullable
        Long minor = jdbc
                .query(
                        ONE_ACCOUNT.formatted(later(moment.basis())),
                        new MapSqlParameterSource()
                                .addValue("account", account.id())
                                .addValue("currency", account.currency().getCurrencyCode())
                                .addValue("asOf", moment.timestamp()),
                        (row, _) -> row.getLong("minor"))
                .stream()
                .findFirst()
                .orElse(null);
        return minor == null ? OptionalLong.empty() : OptionalLong.of(minor);
    }

    private static String later(Basis basis) {
        return switch (basis) {
            case VALUE -> LATER_BY_VALUE;
            case BOOKED -> LATER_BY_BOOKING;
        };
    }
}
