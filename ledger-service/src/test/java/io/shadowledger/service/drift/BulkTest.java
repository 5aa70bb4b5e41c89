package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Basis;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Comparing is a matter of sets, never of a query per account: these would take minutes otherwise. */
class BulkTest {

    private static final Instant AS_OF = Instant.parse("2026-03-31T23:59:59Z");
    private static final int ACCOUNTS = 100_000;

    @Test
    void aReportOfAHundredThousandBalancesComparesWithinSeconds() {
        // Given
        var books = new ComparedBooks();
        books.jdbc()
                .sql("""
                        insert into entry
                        select 1, n, cast(:asOf as timestamptz) - interval '1 day', 1, 'EVENT', 'e' || n, 'a' || n % :accounts, 'CZK', 1 + n % 999,
                            cast(:asOf as timestamptz) - n * interval '1 second', false, null, null, sha256('x')
                        from generate_series(1, 3 * :accounts) n
                        """)
                .param("asOf", Timestamp.from(AS_OF))
                .param("accounts", ACCOUNTS)
                .update();
        books.jdbc().sql("""
                        insert into balance
                        select account_id, currency, 1, sum(amount_minor), count(*), max(event_id), max(value_time)
                        from entry group by 1, 2
                        """).update();
        var report = books.reported(AS_OF, Basis.VALUE, true, Map.of());
        // Every tenth account differs: some by a rounding, most by something to look for.
        books.jdbc().sql("""
                        insert into report_balance
                        select :reportNo, account_id, currency,
                            balance_minor + case when last_event_id like '%7' then length(account_id) * 1001 else 0 end, 1, true
                        from balance
                        """).param("reportNo", report.reportNo()).update();
        books.jdbc()
                .sql("update report set accounts = :accounts where report_no = :reportNo")
                .param("accounts", ACCOUNTS)
                .param("reportNo", report.reportNo())
                .update();
        long start = System.nanoTime();

        // When
        var outcome = books.compare(report);

        // Then
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(outcome.verdictsJson()).contains("\"TIES\":90000").contains("\"MISSING_CREDIT\":");
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }
}
