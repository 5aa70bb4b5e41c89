package io.shadowledger.service.balance;

import io.shadowledger.api.Page;
import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries of one account with their running balance, newest first. */
@Repository
@ConditionalOnRole(ServiceRole.LEDGER)
class Statements {

    private final JdbcClient jdbc;

    Statements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param from earliest value time, inclusive
     * @param to latest value time, inclusive
     * @param after value time in microseconds and event id of the last line of the page before
     */
    record Request(
            String accountId,
            String currency,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Cursor after,
            int limit) {}

    Page<StatementLine> page(Request request) {
        var after = request.after();
        var afterTime = after == null ? null : Instant.EPOCH.plus(after.number(0), ChronoUnit.MICROS);
        // The page is cut out first; what lies before its last line is one sum, so a line's balance does not depend on
        // how the statement is cut into pages.
        var lines = jdbc.sql("""
                        with page as materialized (
                            select event_id, kind, value_time, recorded_at, amount_minor, overdraft, reference,
                                   description
                            from entry
                            where account_id = :account
                              and currency = :currency
                              and (:from::timestamptz is null or value_time >= :from)
                              and (:to::timestamptz is null or value_time <= :to)
                              and (:afterTime::timestamptz is null
                                   or (value_time, event_id) < (:afterTime, :afterId))
                            order by value_time desc, event_id desc
                            limit :limit
                        ),
                        oldest as (select value_time, event_id from page order by value_time, event_id limit 1),
                        before as (
                            select coalesce(sum(e.amount_minor), 0) as minor
                            from entry e, oldest o
                            where e.account_id = :account
                              and e.currency = :currency
                              and (e.value_time, e.event_id) < (o.value_time, o.event_id)
                        )
                        select page.*,
                               before.minor + sum(amount_minor) over (order by value_time, event_id) as balance_minor
                        from page, before
                        order by value_time desc, event_id desc
                        """)
                .param("account", request.accountId())
                .param("currency", request.currency())
                .param("from", Amounts.parameter(request.from()))
                .param("to", Amounts.parameter(request.to()))
                .param("afterTime", Amounts.parameter(afterTime))
                .param("afterId", after == null ? "" : after.key(1))
                .param("limit", request.limit() + 1)
                .query((row, _) -> new StatementLine(
                        row.getString("event_id"),
                        EntryKind.valueOf(row.getString("kind")),
                        Objects.requireNonNull(row.getObject("value_time", OffsetDateTime.class))
                                .toInstant(),
                        Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                                .toInstant(),
                        Amounts.decimal(row.getBigDecimal("amount_minor"), request.currency()),
                        request.currency(),
                        Amounts.decimal(row.getBigDecimal("balance_minor"), request.currency()),
                        row.getBoolean("overdraft"),
                        row.getString("reference"),
                        row.getString("description")))
                .list();
        if (lines.size() <= request.limit()) {
            return new Page<>(lines, null);
        }
        var last = lines.get(request.limit() - 1);
        var next = Cursor.of(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, last.valueTime())), last.eventId());
        return new Page<>(lines.subList(0, request.limit()), next.toString());
    }
}
