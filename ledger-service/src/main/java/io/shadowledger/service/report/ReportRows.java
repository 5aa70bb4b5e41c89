package io.shadowledger.service.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Repository;

/** Keeps what a report holds: balances and entries, streamed, and findings. */
@Repository
class ReportRows {

    private static final String BALANCES =
            "report_balance (report_no, account_id, currency, reported_minor, line_no, whole)";
    private static final String ENTRIES =
            "report_entry (report_no, entry_no, account_id, currency, amount_minor, value_time, booked_time,"
                    + " bank_reference, reference, description, reversal, line_no)";
    private static final String FINDINGS =
            "report_finding (report_no, finding_no, kind, account_id, currency, line_no, message, difference_minor)";

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    ReportRows(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /**
     * Stores the content in the place of what was stored of the report before, and counts it on the report.
     *
     * @throws InvalidReportException if it names an account and currency twice
     */
    void replace(long reportNo, ReportContent content) {
        for (var table : List.of("report_balance", "report_entry", "report_finding")) {
            jdbc.sql("delete from " + table + " where report_no = :reportNo")
                    .param("reportNo", reportNo)
                    .update();
        }
        boolean whole = isComplete(reportNo);
        var named = new NamedAccounts();
        long balances = copy(
                BALANCES,
                rows -> content.balances(line -> {
                    named.add(line.accountId(), line.balance().currency().getCurrencyCode());
                    balance(reportNo, line, whole, rows);
                }));
        if (named.mayRepeat()) {
            refuseRepeated(reportNo);
        }
        long entries = copy(ENTRIES, rows -> {
            var number = new long[1];
            content.entries(line -> entry(reportNo, ++number[0], line, rows));
        });
        long findings = copy(FINDINGS, rows -> {
            long number = 0;
            for (var fault : content.findings()) {
                finding(reportNo, ++number, fault, rows);
            }
        });
        jdbc.sql("""
                        update report set accounts = :balances, entries = :entries, findings = :findings
                        where report_no = :reportNo
                        """)
                .param("balances", balances)
                .param("entries", entries)
                .param("findings", findings)
                .param("reportNo", reportNo)
                .update();
    }

    private boolean isComplete(long reportNo) {
        return jdbc.sql("select complete from report where report_no = :reportNo")
                .param("reportNo", reportNo)
                .query(Boolean.class)
                .single();
    }

    private void refuseRepeated(long reportNo) {
        jdbc.sql("""
                        select account_id, currency, lines[1] as first, lines[2] as second
                        from (
                            select account_id, currency, array_agg(line_no order by line_no) as lines
                            from report_balance where report_no = :reportNo
                            group by account_id, currency having count(*) > 1
                        ) twice
                        order by second limit 1
                        """)
                .param("reportNo", reportNo)
                .query((row, _) -> InvalidReportException.at(
                        row.getInt("second"),
                        1,
                        BalanceFields.ACCOUNT,
                        "account " + row.getString("account_id") + " in " + row.getString("currency")
                                + " stands on line " + row.getInt("first")
                                + " already: an account has one balance per currency"))
                .optional()
                .ifPresent(twice -> {
                    throw twice;
                });
    }

    private static void balance(long reportNo, BalanceLine line, boolean whole, TableCopy rows) {
        rows.number(reportNo)
                .text(line.accountId())
                .text(line.balance().currency().getCurrencyCode())
                .number(line.balance().minor())
                .number(line.line())
                .flag(whole)
                .endRow();
    }

    private static void entry(long reportNo, long number, EntryLine line, TableCopy rows) {
        rows.number(reportNo)
                .number(number)
                .text(line.accountId())
                .text(line.amount().currency().getCurrencyCode())
                .number(line.amount().minor())
                .time(line.valueTime())
                .time(line.bookedTime())
                .text(line.bankReference())
                .text(line.reference())
                .text(line.description())
                .flag(line.reversal())
                .number(line.line())
                .endRow();
    }

    private static void finding(long reportNo, long number, FoundFault fault, TableCopy rows) {
        var currency = fault.currency();
        var difference = fault.difference();
        rows.number(reportNo)
                .number(number)
                .text(fault.kind().name())
                .text(fault.accountId())
                .text(currency == null ? null : currency.getCurrencyCode())
                .number(fault.line())
                .text(fault.message())
                .text(difference == null ? null : Long.toString(difference.minor()))
                .endRow();
    }

    private long copy(String table, Consumer<TableCopy> source) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return TableCopy.into(connection, table, source);
        } catch (TableCopy.CopyFailedException | SQLException failure) {
            var cause = failure instanceof TableCopy.CopyFailedException copy ? copy.failure() : (SQLException) failure;
            throw new SQLExceptionSubclassTranslator().translate("copy of a report's content", null, cause);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
