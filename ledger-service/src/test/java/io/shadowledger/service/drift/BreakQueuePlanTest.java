package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.BreakStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a page of the queue costs beside many breaks: pages come from an index, in order, wherever they begin. */
class BreakQueuePlanTest {

    private static final int BREAKS = 100_000;
    private static final int PAGE = 100;

    private static ComparedBooks books;

    @BeforeAll
    static void writeBreaks() {
        books = new ComparedBooks();
        var report = books.reported(Instant.parse("2026-03-02T23:59:59Z"), Map.of());
        books.jdbc()
                .sql("""
                        insert into drift_break (account_id, currency, cause, status, verdict, drift_minor, explanation,
                            residual_minor, as_of, first_as_of, ended_at, basis, report_no, opened_at, updated_at,
                            owner)
                        select 'acc-' || n, case n % 4 when 0 then 'EUR' else 'CZK' end,
                            'MISSING_CREDIT@' || n, case when n % 10 = 0 then 'OPEN' else 'SELF_HEALED' end, 'MISSING_CREDIT', -n, 'lost', -n,
                            now(), now(), case when n % 10 <> 0 then now() end, 'VALUE', :reportNo, now(), now(), case when n % 500 = 0 then 'auditor' end
                        from generate_series(1, :breaks) n
                        """)
                .param("reportNo", report.reportNo())
                .param("breaks", BREAKS)
                .update();
        books.jdbc().sql("analyze drift_break").update();
    }

    @Test
    void theQueueComesFromTheIndexOfWhatIsAlive() {
        // When
        var plan = plan(null, null, BreakViews.Place.START);

        // Then
        assertThat(plan)
                .contains("Index Scan using drift_break_queue")
                .doesNotContain("Sort", "Seq Scan on drift_break");
    }

    @Test
    void aPageFarInTheQueueBeginsInTheIndexWhereTheOneBeforeEnded() {
        // When
        var plan = plan(null, null, new BreakViews.Place("CZK", 50_000, 0));

        // Then
        assertThat(plan)
                .contains("Index Scan using drift_break_queue", "Index Cond: (ROW(")
                .doesNotContain("Sort");
    }

    @Test
    void theBreaksOfAnOwnerComeFromTheirOwnIndex() {
        // When
        var plan = plan(null, "auditor", BreakViews.Place.START);

        // Then
        assertThat(plan).contains("drift_break_owner").doesNotContain("Seq Scan on drift_break");
    }

    @Test
    void whatIsOverComesFromTheIndexOfItsStatus() {
        // When
        var plan = plan(BreakStatus.SELF_HEALED, null, BreakViews.Place.START);

        // Then
        assertThat(plan).contains("Index Scan using drift_break_standing").doesNotContain("Sort");
    }

    private static String plan(@Nullable BreakStatus status, @Nullable String owner, BreakViews.Place after) {
        return String.join(
                "\n",
                books.breaks()
                        .page(
                                "explain (costs off) ",
                                new BreakViews.Filter(status, null, owner, null, null, false, null),
                                after,
                                PAGE)
                        .query(String.class)
                        .list());
    }
}
