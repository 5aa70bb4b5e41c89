package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;
import io.shadowledger.service.report.StoredReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The same amount, or the same part of the balance, that many accounts of one report differ by: a fee or an interest
 * that one of the books lacks. Looked for once all lines are there. It adds a sentence; the differences stay
 * unexplained, because no event is named.
 */
@Repository
class ReportPatterns {

    private static final int LEAST_ACCOUNTS = 5;
    private static final int MOST_PATTERNS = 20;

    /** What is new in lines, and whose cause nothing has named. */
    private static final String OPEN = """
            with open as (
                select report_no, account_id, currency, fresh_minor, reported_minor,
                    case when reported_minor <> 0 and abs(fresh_minor) >= 10
                        then round(fresh_minor::numeric * 10000 / reported_minor) end as points
                from drift_line
                where report_no = :reportNo and fresh_minor <> 0 and residual_minor <> 0
                    and verdict in ('MISSING_CREDIT', 'MISSING_DEBIT')
            ), exact as (
                select * from open
                where abs(points) between 1 and 1000
                    and abs(fresh_minor::numeric * 10000 - reported_minor * points) <= 10000
            )
            """;

    private final JdbcClient jdbc;

    ReportPatterns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Amount(String currency, long drift, long accounts) {

        private String sentence() {
            return String.format(
                    Locale.ENGLISH,
                    " %,d accounts of this report differ by exactly %s: a fee or a credit that is the same for all looks like that.",
                    accounts,
                    Wording.amount(new Money(drift, Money.currency(currency))));
        }
    }

    private record Part(String currency, BigDecimal points, long accounts) {

        private String sentence() {
            return String.format(
                    Locale.ENGLISH,
                    " %,d accounts of this report differ by %s %% of their balance: an interest or a fee that one book lacks looks like that.",
                    accounts,
                    points.movePointLeft(2).toPlainString());
        }
    }

    /** Adds to the sentences of a report's lines. */
    void explain(StoredReport report) {
        for (var amount : amounts(report)) {
            jdbc.sql("""
                            update drift_line set explanation = explanation || :sentence
                            where report_no = :reportNo and currency = :currency and fresh_minor = :drift
                                and residual_minor <> 0 and verdict in ('MISSING_CREDIT', 'MISSING_DEBIT')
                            """)
                    .param("sentence", amount.sentence())
                    .param("reportNo", report.reportNo())
                    .param("currency", amount.currency())
                    .param("drift", amount.drift())
                    .update();
        }
        for (var part : parts(report)) {
            jdbc.sql(OPEN + """
                            update drift_line d set explanation = d.explanation || :sentence
                            from exact e
                            where e.currency = :currency and e.points = :points and d.report_no = e.report_no
                                and d.account_id = e.account_id and d.currency = e.currency
                            """)
                    .param("sentence", part.sentence())
                    .param("reportNo", report.reportNo())
                    .param("currency", part.currency())
                    .param("points", part.points())
                    .update();
        }
    }

    private List<Amount> amounts(StoredReport report) {
        return jdbc.sql(OPEN + """
                        select currency, fresh_minor, count(*) as accounts from open
                        group by currency, fresh_minor having count(*) >= :least
                        order by accounts desc, currency, fresh_minor limit :most
                        """)
                .param("reportNo", report.reportNo())
                .param("least", LEAST_ACCOUNTS)
                .param("most", MOST_PATTERNS)
                .query((row, _) ->
                        new Amount(row.getString("currency"), row.getLong("fresh_minor"), row.getLong("accounts")))
                .list();
    }

    /** Of accounts that differ by one amount it is said already. */
    private List<Part> parts(StoredReport report) {
        return jdbc.sql(OPEN + """
                        select currency, points, count(*) as accounts from exact
                        group by currency, points having count(distinct fresh_minor) >= :least
                        order by accounts desc, currency, points limit :most
                        """)
                .param("reportNo", report.reportNo())
                .param("least", LEAST_ACCOUNTS)
                .param("most", MOST_PATTERNS)
                .query((row, _) ->
                        new Part(row.getString("currency"), row.getBigDecimal("points"), row.getLong("accounts")))
                .list();
    }
}
