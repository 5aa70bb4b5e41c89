package io.shadowledger.service.balance;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.Statement;
import io.shadowledger.api.account.Statement.CarriedForward;
import io.shadowledger.api.account.StatementLine;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries of one account with their running balance, newest first. */
final class Statements {

    private final JdbcClient jdbc;
    private final EntrySums sums;
    private final DetachedGround ground;

    Statements(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sums = new EntrySums(jdbc);
        this.ground = new DetachedGround(jdbc);
    }

    /**
     * @param from earliest value time, inclusive
     * @param to latest value time, inclusive
     * @param asOfRecord latest record time, inclusive
     * @param after value time in microseconds and event id of the last line of the page before
     */
    record Request(
            String accountId,
            String currency,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant asOfRecord,
            @Nullable Cursor after,
            int limit) {

        Place start() {
            return Place.beforeTime(from);
        }

        Place end() {
            return Place.afterTime(to);
        }

        Place pageEnd() {
            return after == null ? Place.END : Place.beforeEntry(after.time(0), after.key(1));
        }

        RecordBound recorded() {
            return RecordBound.through(asOfRecord);
        }
    }

    private record Row(Instant valueTime, String eventId, BigDecimal minor, ResultLine line) {}

    /** A line that waits for its balance. */
    private interface ResultLine {
        StatementLine with(BigDecimal balance);
    }

    /**
     * One page. Asks more than once, so to be called where all questions see one moment.
     *
     * @throws io.shadowledger.service.problem.DetachedMonthException if it lies among entries that are detached
     */
    Statement page(Request request) {
        var ground = this.ground.under(request.accountId(), request.currency(), request.end(), request.recorded());
        var floor = ground != null && ground.place().reaches(request.start()) ? ground : null;
        var rows = rows(request, floor == null ? request.start() : floor.place());
        boolean more = rows.size() > request.limit();
        var page = more ? rows.subList(0, request.limit()) : rows;
        return new Statement(
                lines(request, page),
                more ? next(page.getLast()) : null,
                floor == null ? null : carriedForward(request, floor));
    }

    private static String next(Row last) {
        return Cursor.of(micros(last.valueTime()), last.eventId()).toString();
    }

    private CarriedForward carriedForward(Request request, DetachedGround.Floor floor) {
        var sum = sums.of(request.accountId(), request.currency(), floor.place(), request.recorded());
        return new CarriedForward(
                Amounts.decimal(sum.minor(), request.currency()),
                sum.entries(),
                floor.place().valueTime().toInstant(),
                floor.detachedBefore());
    }

    /** What lies before the page's last line is one sum, so a balance does not depend on how the statement is cut. */
    private List<StatementLine> lines(Request request, List<Row> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        var oldest = page.getLast();
        var balance = sums.of(
                        request.accountId(),
                        request.currency(),
                        Place.beforeEntry(oldest.valueTime(), oldest.eventId()),
                        request.recorded())
                .minor();
        var lines = new ArrayList<StatementLine>(page.size());
        for (var row : page.reversed()) {
            balance = balance.add(row.minor());
            lines.add(row.line().with(balance));
        }
        return lines.reversed();
    }

    private List<Row> rows(Request request, Place start) {
        return jdbc.sql("""
                        select event_id, kind, value_time, recorded_at, amount_minor, overdraft, reference, description
                        from entry
                        where account_id = :account
                          and currency = :currency::char(3)
                          and recorded_at < :until
                          and (value_time, event_id) >= (:start, :startId)
                          and (value_time, event_id) < (:end, :endId)
                          and (value_time, event_id) < (:pageEnd, :pageEndId)
                        order by value_time desc, event_id desc
                        limit :limit
                        """)
                .param("account", request.accountId())
                .param("currency", request.currency())
                .param("until", request.recorded().until())
                .param("start", start.valueTime())
                .param("startId", start.eventId())
                .param("end", request.end().valueTime())
                .param("endId", request.end().eventId())
                .param("pageEnd", request.pageEnd().valueTime())
                .param("pageEndId", request.pageEnd().eventId())
                .param("limit", request.limit() + 1)
                .query((row, _) -> row(row, request.currency()))
                .list();
    }

    private static Row row(ResultSet row, String currency) throws SQLException {
        var eventId = row.getString("event_id");
        var kind = EntryKind.valueOf(row.getString("kind"));
        var valueTime = Objects.requireNonNull(Amounts.time(row, "value_time"));
        var recordedAt = Objects.requireNonNull(Amounts.time(row, "recorded_at"));
        var minor = row.getBigDecimal("amount_minor");
        boolean overdraft = row.getBoolean("overdraft");
        var reference = row.getString("reference");
        var description = row.getString("description");
        return new Row(
                valueTime,
                eventId,
                minor,
                balance -> new StatementLine(
                        eventId,
                        kind,
                        valueTime,
                        recordedAt,
                        Amounts.decimal(minor, currency),
                        currency,
                        Amounts.decimal(balance, currency),
                        overdraft,
                        reference,
                        description));
    }

    private static String micros(Instant time) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }
}
