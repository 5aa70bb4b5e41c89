package io.shadowledger.service.report;

import io.shadowledger.api.Page;
import io.shadowledger.api.money.Money;
import io.shadowledger.api.report.ReportEntry;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads findings and entries of reports as the API shows them. */
@Repository
class ReportContentViews {

    private static final int MAX_PAGE = 500;

    private final JdbcClient jdbc;

    ReportContentViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<ReportFinding> findings(String reportId, @Nullable String after, int limit) {
        return page("""
                select finding_no, kind, account_id, currency, line_no, message, difference_minor from report_finding
                where report_no = :reportNo and finding_no > :after order by finding_no limit :limit
                """, reportId, after, limit, (row, _) -> finding(row), ReportFinding::number);
    }

    Page<ReportEntry> entries(String reportId, @Nullable String after, int limit) {
        return page("""
                select entry_no, account_id, currency, amount_minor, value_time, booked_time, bank_reference, reference,
                    description, reversal, line_no
                from report_entry
                where report_no = :reportNo and entry_no > :after order by entry_no limit :limit
                """, reportId, after, limit, (row, _) -> entry(row), ReportEntry::number);
    }

    private <T> Page<T> page(
            String sql,
            String reportId,
            @Nullable String after,
            int limit,
            RowMapper<T> mapper,
            ToIntFunction<T> number) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        long reportNo = jdbc.sql("select report_no from report where report_id = :reportId")
                .param("reportId", reportId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("there is no report " + reportId));
        List<T> found = jdbc.sql(sql)
                .param("reportNo", reportNo)
                .param("after", after == null ? 0 : cursor(after))
                .param("limit", size + 1)
                .query(mapper)
                .list();
        var page = found.stream().limit(size).toList();
        return new Page<>(page, found.size() > size ? Integer.toString(number.applyAsInt(page.getLast())) : null);
    }

    private static ReportFinding finding(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        long difference = row.getLong("difference_minor");
        boolean none = row.wasNull() || currency == null;
        return new ReportFinding(
                row.getInt("finding_no"),
                ReportFinding.Kind.valueOf(row.getString("kind")),
                row.getString("account_id"),
                currency,
                line(row),
                row.getString("message"),
                none ? null : new Money(difference, Money.currency(currency)).toDecimalString());
    }

    private static ReportEntry entry(ResultSet row) throws SQLException {
        var currency = Money.currency(row.getString("currency"));
        return new ReportEntry(
                row.getInt("entry_no"),
                row.getString("account_id"),
                currency.getCurrencyCode(),
                new Money(row.getLong("amount_minor"), currency).toDecimalString(),
                row.getTimestamp("value_time").toInstant(),
                row.getTimestamp("booked_time").toInstant(),
                row.getString("bank_reference"),
                row.getString("reference"),
                row.getString("description"),
                row.getBoolean("reversal"),
                line(row));
    }

    private static @Nullable Long line(ResultSet row) throws SQLException {
        long line = row.getLong("line_no");
        return row.wasNull() ? null : line;
    }

    private static int cursor(String after) {
        try {
            return Integer.parseInt(after);
        } catch (NumberFormatException _) {
            throw new InvalidException("after", "after is the cursor 'next' of an earlier page");
        }
    }
}
