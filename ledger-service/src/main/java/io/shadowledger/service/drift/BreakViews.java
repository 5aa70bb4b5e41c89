package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Suppressed;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.system.OpenBreaks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads breaks as the API shows them. */
@Repository
class BreakViews implements OpenBreaks {

    private static final String SELECT = """
            select k.*, r.report_id from drift_break k join report r on r.report_no = k.report_no
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    BreakViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which breaks to list.
     *
     * @param status absent means all that are not over
     * @param minMinor the least magnitude of the drift, in minor units of the currency
     * @param suppressed whether those that are out of the queue for a while are wanted, or those in it
     */
    record Filter(
            @Nullable BreakStatus status,
            @Nullable Verdict verdict,
            @Nullable String owner,
            @Nullable Currency currency,
            @Nullable Long minMinor,
            boolean suppressed,
            @Nullable String accountPrefix) {}

    /** Where a page ended. */
    record Place(String currency, long magnitude, long breakNo) {

        /** Before the first. */
        static final Place START = new Place("", Long.MAX_VALUE, -1);
    }

    record Row(Place place, String[] evidence, Break view) {

        long breakNo() {
            return place.breakNo();
        }
    }

    /** By currency, the largest magnitude first. */
    List<Row> list(Filter filter, Place after, int limit) {
        return page("", filter, after, limit)
                .query((row, _) -> row(row, clock.instant()))
                .list();
    }

    /** @param before what stands before the query, such as {@code explain} */
    JdbcClient.StatementSpec page(String before, Filter filter, Place after, int limit) {
        // Written out, not decided by a parameter: only so are the indexes of what is alive of use.
        var standing = filter.status() == null ? "k.status not in ('CLOSED', 'SELF_HEALED')" : "k.status = :status";
        var prefix = filter.accountPrefix() == null ? "" : filter.accountPrefix();
        var query = jdbc.sql(before + SELECT + " where " + standing + "\n" + """
                            and (cast(:verdict as text) is null or k.verdict = :verdict)
                            and (cast(:owner as text) is null or k.owner = :owner)
                            and (cast(:only as char(3)) is null or k.currency = :only)
                            and (cast(:minMinor as bigint) is null or abs(k.drift_minor) >= :minMinor)
                            and (k.suppressed_until is not null and k.suppressed_until > :now) = :suppressed
                            and starts_with(k.account_id, :prefix)
                            and (k.currency, -abs(k.drift_minor), k.break_no)
                                > (cast(:currency as char(3)), -:magnitude, :breakNo)
                        order by k.currency, -abs(k.drift_minor), k.break_no
                        limit :limit
                        """)
                .param(
                        "verdict",
                        filter.verdict() == null ? null : filter.verdict().name())
                .param("owner", filter.owner())
                .param(
                        "only",
                        filter.currency() == null ? null : filter.currency().getCurrencyCode())
                .param("minMinor", filter.minMinor())
                .param("suppressed", filter.suppressed())
                .param("now", Timestamp.from(clock.instant()))
                .param("prefix", prefix)
                .param("currency", after.currency())
                .param("magnitude", after.magnitude())
                .param("breakNo", after.breakNo())
                .param("limit", limit);
        return filter.status() == null
                ? query
                : query.param("status", filter.status().name());
    }

    Optional<Row> find(String breakId) {
        return jdbc.sql(SELECT + " where k.break_id = :breakId")
                .param("breakId", breakId)
                .query((row, _) -> row(row, clock.instant()))
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
                row.getTimestamp("as_of").toInstant(),
                Basis.valueOf(row.getString("basis")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("report_id"),
                row.getString("owner"),
                suppressed(row, now),
                row.getInt("reopened"));
        var place = new Place(currency.getCurrencyCode(), Math.abs(drift), row.getLong("break_no"));
        return new Row(place, (String[]) row.getArray("evidence").getArray(), view);
    }

    private static @Nullable Suppressed suppressed(ResultSet row, Instant now) throws SQLException {
        var until = row.getTimestamp("suppressed_until");
        return until == null || !until.toInstant().isAfter(now)
                ? null
                : new Suppressed(row.getString("suppressed_by"), row.getString("suppressed_reason"), until.toInstant());
    }
}
