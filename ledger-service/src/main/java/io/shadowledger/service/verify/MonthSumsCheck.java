package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A comparison of sums that are kept of a closed month with what they are the sums of.
 *
 * @param table whose rows are compared
 * @param key columns that tell rows apart, besides the month
 * @param values columns that are compared
 * @param kept selects keys and values of a month as they stand; its one parameter is the month
 * @param expected selects what they should be; likewise
 * @param why the expected value is expected
 */
record MonthSumsCheck(String table, List<String> key, List<String> values, String kept, String expected, String why) {

    private static final String BY_ACCOUNT = """
            select s.account_id, s.currency, s.value_month, s.amount_minor, s.entries,
                   s.first_value_time,
                   (select min(e.event_id) from %1$s e where (e.account_id, e.currency, e.value_time)
                       = (s.account_id, s.currency, s.first_value_time)) as first_event_id,
                   s.last_value_time,
                   (select max(e.event_id) from %1$s e where (e.account_id, e.currency, e.value_time)
                       = (s.account_id, s.currency, s.last_value_time)) as last_event_id
            from (select account_id, currency, date_trunc('month', value_time at time zone 'UTC')::date as value_month,
                         sum(amount_minor) as amount_minor, count(*) as entries,
                         min(value_time) as first_value_time, max(value_time) as last_value_time
                  from %1$s where date_trunc('month', recorded_at at time zone 'UTC')::date = ? group by 1, 2, 3) s
            """;

    private static final String BY_CURRENCY = """
            select currency, kind, (value_time at time zone 'UTC')::date as value_day, sum(amount_minor) as amount_minor,
                   count(*) as entries, min(value_time) as first_value_time, max(value_time) as last_value_time
            from %1$s where date_trunc('month', recorded_at at time zone 'UTC')::date = ? group by 1, 2, 3
            """;

    private static final String BY_CONTRA = """
            select c.account_id, c.currency, sum(c.amount_minor) as amount_minor, count(*) as postings
            from (select (?::date)::timestamp at time zone 'UTC' as start) m
            join batch b on b.recorded_at >= m.start
                and b.recorded_at < (m.start at time zone 'UTC' + interval '1 month') at time zone 'UTC'
            join control_posting c using (partition_id, batch_no)
            group by 1, 2
            """;

    /** Against the month's control postings. */
    static final MonthSumsCheck POSTINGS = ofRows(
            "month_contra",
            List.of("account_id", "currency"),
            List.of("amount_minor", "postings"),
            BY_CONTRA,
            "the month's control postings come to the expected value");

    /** Against each other, for want of entries or of time. */
    static final List<MonthSumsCheck> AMONG_EACH_OTHER = List.of(
            new MonthSumsCheck(
                    "month_account",
                    List.of("currency"),
                    List.of("amount_minor", "entries", "first_value_time", "last_value_time"),
                    sumsByCurrency("month_account"),
                    sumsByCurrency("month_currency"),
                    "month_currency, or a row of this table, is wrong; a full verification names it"),
            new MonthSumsCheck(
                    "month_contra",
                    List.of("account_id", "currency"),
                    List.of("amount_minor"),
                    "select account_id, currency, amount_minor from month_contra where month = ?",
                    """
                    select case kind when 'EVENT' then '@control' else '@drift-suspense' end as account_id, currency,
                           -sum(amount_minor) as amount_minor
                    from month_currency where month = ? group by 1, 2
                    """,
                    "it is minus the sum of the month's entries as month_currency has it; a full verification tells"
                            + " which of the two is wrong"));

    /** Against the entries in the month's own table. */
    static List<MonthSumsCheck> ofEntries(String monthTable) {
        var why = "the entries in " + monthTable + " come to the expected value";
        return List.of(
                ofRows(
                        "month_account",
                        List.of("account_id", "currency", "value_month"),
                        List.of(
                                "amount_minor",
                                "entries",
                                "first_value_time",
                                "first_event_id",
                                "last_value_time",
                                "last_event_id"),
                        BY_ACCOUNT.formatted(monthTable),
                        why),
                ofRows(
                        "month_currency",
                        List.of("currency", "kind", "value_day"),
                        List.of("amount_minor", "entries", "first_value_time", "last_value_time"),
                        BY_CURRENCY.formatted(monthTable),
                        why));
    }

    private static MonthSumsCheck ofRows(
            String table, List<String> key, List<String> values, String expected, String why) {
        var columns = Stream.concat(key.stream(), values.stream()).collect(Collectors.joining(", "));
        return new MonthSumsCheck(
                table, key, values, "select " + columns + " from " + table + " where month = ?", expected, why);
    }

    private static String sumsByCurrency(String table) {
        return "select currency, sum(amount_minor) as amount_minor, sum(entries) as entries,"
                + " min(first_value_time) as first_value_time, max(last_value_time) as last_value_time from " + table
                + " where month = ? group by currency";
    }

    /** The first row of a month that is not as expected. */
    Optional<Finding> find(Connection connection, LocalDate month) throws SQLException {
        try (var select = connection.prepareStatement(comparison())) {
            select.setObject(1, month);
            select.setObject(2, month);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(finding(row, month)) : Optional.empty();
            }
        }
    }

    private String comparison() {
        var keys = String.join(", ", key);
        return """
                with kept as (%1$s), expected as (%2$s)
                select %3$s, %4$s, k.has_row, e.has_row
                from (select *, true as has_row from kept) k
                full join (select *, true as has_row from expected) e using (%5$s)
                where row(%6$s) is distinct from row(%7$s)
                order by %5$s limit 1
                """.formatted(
                        kept,
                        expected,
                        key.stream().map(column -> column + "::text").collect(Collectors.joining(", ")),
                        values.stream()
                                .map(column -> "k." + column + "::text, e." + column + "::text")
                                .collect(Collectors.joining(", ")),
                        keys,
                        columns("k"),
                        columns("e"));
    }

    private String columns(String alias) {
        return values.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
    }

    private Finding finding(ResultSet row, LocalDate month) throws SQLException {
        var where = rowKey(row, 1, month.toString());
        int next = key.size() + 1;
        int flags = next + 2 * values.size();
        if (row.getObject(flags) == null) {
            return Findings.missing(table, where, why);
        }
        if (row.getObject(flags + 1) == null) {
            return Findings.added(table, where, "nothing of the month comes to it");
        }
        for (int i = 0; i < values.size(); i++) {
            var found = row.getString(next + 2 * i);
            var should = row.getString(next + 2 * i + 1);
            if (!Objects.equals(found, should)) {
                return Findings.altered(table, where, values.get(i), found, should, why);
            }
        }
        throw new SQLException("a row of " + table + " differs, and none of its columns does");
    }

    /** A row's primary key; the columns of the key begin at the given one. */
    String rowKey(ResultSet row, int first, String month) throws SQLException {
        var parts = new StringBuilder("month=").append(month);
        for (int i : IntStream.range(0, key.size()).toArray()) {
            parts.append(", ").append(key.get(i)).append('=').append(row.getString(first + i));
        }
        return parts.toString();
    }
}
