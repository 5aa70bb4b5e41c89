package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a page of the queue costs beside many breaks: pages come from an index, in order, wherever they begin. */
class BreakQueuePlanTest {

    private static final int BREAKS = 100_000;
    private static final int PAGE = 100;
    private static final Instant NOW = Instant.now();

    private static ComparedBooks books;
    private static String reportId;

    @BeforeAll
    static void writeBreaks() {
        books = new ComparedBooks();
        var report = books.reported(Instant.parse("2026-03-02T23:59:59Z"), Map.of());
        reportId = report.reportId();
        books.jdbc()
                .sql("""
                        insert into drift_break (account_id, currency, cause, status, verdict, drift_minor, explanation,
                            residual_minor, as_of, first_as_of, value_date, basis, report_no, opened_at, updated_at,
                            ended_at, owner)
                        select 'acc-' || n, case n % 4 when 0 then 'EUR' else 'CZK' end,
                            'MISSING_CREDIT@' || n, case when n % 10 = 0 then 'OPEN' else 'SELF_HEALED' end,
                            case when n % 3 = 0 then 'MISSING_CREDIT' else 'TIMING' end, -n, 'lost', -n, now(), now(),
                            current_date - n % 50, 'VALUE', :reportNo, now(), now(),
                            case when n % 10 = 0 then null else now() end, case when n % 500 = 0 then 'auditor' end
                        from generate_series(1, :breaks) n
                        """)
                .param("reportNo", report.reportNo())
                .param("breaks", BREAKS)
                .update();
        books.jdbc().sql("vacuum analyze drift_break").update();
    }

    @Test
    void theQueueComesFromTheIndexOfWhatIsAlive() {
        // When
        var plan = plan(BreakCriteria.QUEUE, BreakSort.AMOUNT, BreakOrder.Place.START);

        // Then
        assertThat(plan)
                .contains("Index Scan using drift_break_queue")
                .doesNotContain("Sort", "Seq Scan on drift_break");
    }

    @Test
    void theOldestComeFromTheIndexOfTheirAge() {
        // When
        var plan = plan(BreakCriteria.QUEUE, BreakSort.AGE, BreakOrder.Place.START);

        // Then
        assertThat(plan).contains("Index Scan using drift_break_age").doesNotContain("Sort", "Seq Scan on drift_break");
    }

    @TestFactory
    Stream<DynamicTest> aPageFarInTheQueueBeginsInTheIndexWhereTheOneBeforeEnded() {
        var far = new BreakOrder.Place("CZK", 50_000, LocalDate.now().minusDays(20), 0);
        return Stream.of(BreakSort.values())
                .map(sort -> DynamicTest.dynamicTest("by " + sort, () -> {
                    // When
                    var plan = plan(BreakCriteria.QUEUE, sort, far);

                    // Then
                    assertThat(plan)
                            .containsPattern("Index Scan using drift_break_(queue|age)")
                            .contains("Index Cond: (ROW(")
                            .doesNotContain("Sort");
                }));
    }

    @TestFactory
    Stream<DynamicTest> aFilterNeverReadsTheWholeTable() {
        return filters().entrySet().stream()
                .flatMap(filter -> Stream.of(BreakSort.values())
                        .map(sort -> DynamicTest.dynamicTest(filter.getKey() + " by " + sort, () -> {
                            // When
                            var plan = plan(filter.getValue(), sort, BreakOrder.Place.START);

                            // Then
                            assertThat(plan)
                                    .containsPattern("(Index Scan using|Bitmap Index Scan on) drift_break_")
                                    .doesNotContain("Seq Scan on drift_break");
                        })));
    }

    @Test
    void theBreaksOfAnOwnerComeFromTheirOwnIndex() {
        // When
        var plan = plan(filters().get("owner"), BreakSort.AMOUNT, BreakOrder.Place.START);

        // Then
        assertThat(plan).contains("drift_break_owner").doesNotContain("Seq Scan on drift_break");
    }

    @TestFactory
    Stream<DynamicTest> whatIsOverComesFromTheIndexOfItsStatus() {
        return Stream.of(BreakSort.values())
                .map(sort -> DynamicTest.dynamicTest("by " + sort, () -> {
                    // When
                    var plan = plan(filters().get("status"), sort, BreakOrder.Place.START);

                    // Then
                    assertThat(plan)
                            .containsPattern("Index Scan using drift_break_standing(_age)?")
                            .doesNotContain("Sort");
                }));
    }

    @Test
    void theSummaryReadsNothingButItsIndex() {
        // When
        var plan = String.join(
                "\n",
                books.summaries()
                        .counted("explain (costs off) ", BreakCriteria.QUEUE, NOW)
                        .query(String.class)
                        .list());

        // Then
        assertThat(plan).contains("Index Only Scan using drift_break_figures");
    }

    private static Map<String, BreakCriteria> filters() {
        return Map.ofEntries(
                Map.entry("status", criteria(BreakStatus.SELF_HEALED, null, null, null, null, null, null, null, null)),
                Map.entry("verdict", criteria(null, Verdict.TIMING, null, null, null, null, null, null, null)),
                Map.entry("severity", criteria(null, null, Severity.CRITICAL, null, null, null, null, null, null)),
                Map.entry("owner", criteria(null, null, null, "auditor", null, null, null, null, null)),
                Map.entry("amount", criteria(null, null, null, null, 90_000L, null, null, null, null)),
                Map.entry("least age", criteria(null, null, null, null, null, 40, null, null, null)),
                Map.entry("most age", criteria(null, null, null, null, null, null, 2, null, null)),
                Map.entry("account", criteria(null, null, null, null, null, null, null, "acc-99", null)),
                Map.entry("report", criteria(null, null, null, null, null, null, null, null, reportId)));
    }

    private static BreakCriteria criteria(
            @Nullable BreakStatus status,
            @Nullable Verdict verdict,
            @Nullable Severity severity,
            @Nullable String owner,
            @Nullable Long minMinor,
            @Nullable Integer minAge,
            @Nullable Integer maxAge,
            @Nullable String prefix,
            @Nullable String report) {
        return new BreakCriteria(
                status,
                verdict,
                severity,
                owner,
                minMinor == null ? null : ComparedBooks.CZK,
                minMinor,
                minAge,
                maxAge,
                false,
                prefix,
                null,
                report);
    }

    private static String plan(BreakCriteria criteria, BreakSort sort, BreakOrder.Place after) {
        return String.join(
                "\n",
                books.breaks()
                        .page("explain (costs off) ", criteria, sort, after, PAGE, NOW)
                        .query(String.class)
                        .list());
    }
}
