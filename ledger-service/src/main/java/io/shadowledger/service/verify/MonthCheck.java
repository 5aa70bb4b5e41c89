package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the closed months (docs/reads.md) against the entries and control postings, which are good themselves: that every
 * month is there which should be, its sums, and whether its entries are where it says. When a month was closed is left
 * out: it says nothing of what was posted.
 */
final class MonthCheck {

    private static final String MONTHS = """
            select m.month, m.closed_at is not null as closed, m.detached_at, m.entries, m.last_value_time,
                   c.oid is not null as has_table, coalesce(c.relispartition, false) as attached
            from closed_month m
            left join pg_class c on c.relnamespace = (select relnamespace from pg_class where oid = 'entry'::regclass)
                and c.relkind = 'r' and c.relname = 'entry_y' || to_char(m.month, 'YYYY"m"MM')
            order by m.month
            """;

    /** Months with batches, up to the last that is closed, that are not closed themselves. */
    private static final String MISSING = """
            select month from (
                select distinct date_trunc('month', recorded_at at time zone 'UTC')::date as month from batch) b
            where month < (select max(month) from closed_month where closed_at is not null)
              and not exists (select from closed_month m where m.month = b.month and m.closed_at is not null)
            order by month limit 1
            """;

    private static final List<MonthSumsCheck> ROWS = Stream.concat(
                    MonthSumsCheck.ofEntries("entry").stream(), Stream.of(MonthSumsCheck.POSTINGS))
            .toList();

    private final Connection connection;

    /** @param connection in the transaction in which entries and control postings were found good */
    MonthCheck(Connection connection) {
        this.connection = connection;
    }

    private record Month(
            LocalDate firstDay,
            boolean closed,
            @Nullable String detachedAt,
            long entries,
            @Nullable String lastValueTime,
            boolean hasTable,
            boolean attached) {

        String key() {
            return "month=" + firstDay;
        }

        String table() {
            var month = YearMonth.from(firstDay);
            return String.format(Locale.ROOT, "entry_y%04dm%02d", month.getYear(), month.getMonthValue());
        }
    }

    /**
     * The first thing that is wrong, if anything is.
     *
     * @param full whether sums are compared with the entries, not only with each other
     */
    Optional<Finding> find(boolean full) throws SQLException {
        // Looks at every batch, of which there are more than a quick look has time for
        Optional<Finding> finding = full ? missing() : Optional.empty();
        for (var rows : ROWS) {
            finding = finding.isPresent() ? finding : ofNoClosedMonth(rows);
        }
        for (var month : finding.isPresent() ? List.<Month>of() : months()) {
            finding = month.closed() ? closed(month, full) : open(month);
            if (finding.isPresent()) {
                break;
            }
        }
        return finding;
    }

    private static Optional<Finding> open(Month month) {
        return month.detachedAt() == null && month.entries() == 0 && month.lastValueTime() == null
                ? Optional.empty()
                : Optional.of(Findings.altered(
                        "closed_month",
                        month.key(),
                        "closed_at",
                        null,
                        "a time",
                        "it has what only a closed month has"));
    }

    private Optional<Finding> closed(Month month, boolean full) throws SQLException {
        var checks = new ArrayList<MonthSumsCheck>();
        if (full && month.hasTable()) {
            checks.addAll(MonthSumsCheck.ofEntries(month.table()));
        } else {
            checks.addAll(MonthSumsCheck.AMONG_EACH_OTHER);
        }
        if (full) {
            checks.add(MonthSumsCheck.POSTINGS);
        }
        var finding = place(month);
        for (var check : checks) {
            finding = finding.isPresent() ? finding : check.find(connection, month.firstDay());
        }
        return finding.isPresent() ? finding : totals(month);
    }

    private List<Month> months() throws SQLException {
        try (var select = connection.prepareStatement(MONTHS);
                var row = select.executeQuery()) {
            var months = new ArrayList<Month>();
            while (row.next()) {
                months.add(new Month(
                        row.getObject(1, LocalDate.class),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getBoolean(7)));
            }
            return months;
        }
    }

    private Optional<Finding> missing() throws SQLException {
        try (var select = connection.prepareStatement(MISSING);
                var row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(Findings.missing(
                            "closed_month",
                            "month=" + row.getString(1),
                            "the month has batches, and a later one is closed"))
                    : Optional.empty();
        }
    }

    private Optional<Finding> ofNoClosedMonth(MonthSumsCheck rows) throws SQLException {
        try (var select = connection.prepareStatement("""
                        select s.month, %1$s from %2$s s
                        where not exists (select from closed_month m where m.month = s.month and m.closed_at is not null)
                        order by 1, 2 limit 1
                        """.formatted(String.join(", ", rows.key()), rows.table()));
                var row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(Findings.added(
                            rows.table(),
                            rows.rowKey(row, 2, row.getString(1)),
                            "closed_month does not have the month as a closed one"))
                    : Optional.empty();
        }
    }

    /** Whether its entries are in the book or beside it, as it says. */
    private static Optional<Finding> place(Month month) {
        if (month.detachedAt() == null && !month.attached()) {
            return Optional.of(Findings.altered(
                    "closed_month",
                    month.key(),
                    "detached_at",
                    null,
                    "a time",
                    month.table() + " is no part of the table entry"));
        }
        if (month.detachedAt() != null && month.attached()) {
            return Optional.of(Findings.altered(
                    "closed_month",
                    month.key(),
                    "detached_at",
                    month.detachedAt(),
                    null,
                    month.table() + " is a part of the table entry"));
        }
        return Optional.empty();
    }

    private Optional<Finding> totals(Month month) throws SQLException {
        try (var select = connection.prepareStatement("""
                select coalesce(sum(entries), 0)::text, max(last_value_time)::text from month_currency where month = ?
                """)) {
            select.setObject(1, month.firstDay());
            try (var row = select.executeQuery()) {
                row.next();
                var why = "the month's sums by currency come to the expected value";
                if (!Long.toString(month.entries()).equals(row.getString(1))) {
                    return Optional.of(Findings.altered(
                            "closed_month", month.key(), "entries", month.entries(), row.getString(1), why));
                }
                return Objects.equals(month.lastValueTime(), row.getString(2))
                        ? Optional.empty()
                        : Optional.of(Findings.altered(
                                "closed_month",
                                month.key(),
                                "last_value_time",
                                month.lastValueTime(),
                                row.getString(2),
                                why));
            }
        }
    }
}
