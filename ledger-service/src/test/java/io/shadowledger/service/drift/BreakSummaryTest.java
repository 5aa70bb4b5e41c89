package io.shadowledger.service.drift;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakSummary;
import io.shadowledger.api.drift.Severity;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures beside the rows that they are of; CZK matters from 100.00, 1000.00 and 10000.00 on, ages from 2, 8 and 31 days. */
class BreakSummaryTest {

    private static final int BREAKS = 3_000;

    private static ComparedBooks books;

    @BeforeAll
    static void writeBreaks() {
        books = new ComparedBooks();
        var report = books.reported(Instant.parse("2026-03-02T23:59:59Z"), Map.of());
        books.jdbc()
                .sql("""
                        insert into drift_break (account_id, currency, cause, status, verdict, drift_minor, explanation,
                            residual_minor, as_of, first_as_of, value_date, basis, report_no, opened_at, updated_at,
                            ended_at, owner, suppressed_until, suppressed_reason, suppressed_by)
                        select 'acc-' || n, case n % 3 when 0 then 'JPY' else 'CZK' end,
                            'test@' || n, (array['OPEN', 'EXPLAINED', 'PROPOSED', 'CLOSED'])[1 + n % 4],
                            (array['MISSING_CREDIT', 'TIMING', 'DUPLICATE'])[1 + n % 3],
                            case n % 2 when 0 then -1 else 1 end * (n::bigint * n), 'lost 100% of_it', n, now(), now(),
                            cast(:today as date) - n % 61 + 1, 'VALUE', :reportNo, now(), now(),
                            case when n % 4 = 3 then now() end, case when n % 7 = 0 then 'auditor' end,
                            case when n % 40 = 0 then now() + interval '1 day' end,
                            case when n % 40 = 0 then 'why' end, case when n % 40 = 0 then 'auditor' end
                        from generate_series(1, :breaks) n
                        """)
                .param("today", today())
                .param("reportNo", report.reportNo())
                .param("breaks", BREAKS)
                .update();
    }

    @Test
    void theFiguresAreThoseOfTheRows() {
        // When
        var summary = books.summaries().summary(BreakCriteria.QUEUE);

        // Then
        var rows = all(BreakCriteria.QUEUE, BreakSort.AMOUNT);
        assertThat(summary.breaks()).isEqualTo(rows.size()).isGreaterThan(2_000);
        assertThat(summary.severities()).isEqualTo(rows.stream().collect(groupingBy(Break::severity, counting())));
        assertThat(summary.severities()).containsOnlyKeys(Severity.values());
        assertThat(summary.statuses()).isEqualTo(rows.stream().collect(groupingBy(Break::status, counting())));
        assertThat(summary.verdicts()).isEqualTo(rows.stream().collect(groupingBy(Break::verdict, counting())));
        assertThat(summary.owners()).extracting(BreakSummary.OwnerCount::owner).containsExactly(null, "auditor");
        assertThat(summary.currencies()).containsExactlyElementsOf(risks(rows));
        assertThat(summary.ages()).allSatisfy(band -> {
            var within = rows.stream()
                    .filter(row -> row.ageDays() >= band.fromDays()
                            && (band.toDays() == null || row.ageDays() <= band.toDays()))
                    .toList();
            assertThat(band.breaks()).isEqualTo(within.size()).isPositive();
            assertThat(band.currencies()).containsExactlyElementsOf(risks(within));
        });
    }

    @Test
    void everySeverityIsListedAsItIsCounted() {
        for (var severity : Severity.values()) {
            // Given
            var criteria = criteria(severity, null, null, null);

            // When
            var summary = books.summaries().summary(criteria);
            var rows = all(criteria, BreakSort.AGE);

            // Then
            assertThat(rows)
                    .hasSize((int) summary.breaks())
                    .extracting(Break::severity)
                    .containsOnly(severity);
        }
    }

    @Test
    void aBreakMattersAsMuchAsTheHigherOfAmountAndAgeSays() {
        // When
        var rows = all(BreakCriteria.QUEUE, BreakSort.AMOUNT);

        // Then
        assertThat(rows).allSatisfy(row -> {
            var amount = new BigDecimal(row.drift()).abs();
            int byAmount = row.currency().equals("JPY")
                    ? 0
                    : (int) List.of("100", "1000", "10000").stream()
                            .filter(bound -> amount.compareTo(new BigDecimal(bound)) >= 0)
                            .count();
            int byAge = (int) List.of(2, 8, 31).stream()
                    .filter(bound -> row.ageDays() >= bound)
                    .count();
            assertThat(row.severity()).isEqualTo(Severity.values()[Math.max(byAmount, byAge)]);
        });
    }

    @Test
    void pagesByAgeHaveEveryBreakOnceTheOldestFirst() {
        // When
        var paged = new ArrayList<Break>();
        var place = BreakOrder.Place.START;
        List<BreakViews.Row> page;
        do {
            page = books.breaks().list(BreakCriteria.QUEUE, BreakSort.AGE, place, 100);
            page.forEach(row -> paged.add(row.view()));
            if (!page.isEmpty()) {
                var cursor = BreakOrder.cursor(BreakSort.AGE, page.getLast().place());
                place = BreakOrder.place(BreakSort.AGE, cursor);
            }
        } while (!page.isEmpty());

        // Then
        assertThat(paged)
                .isSortedAccordingTo(Comparator.comparing(Break::ageDays).reversed());
        assertThat(new HashSet<>(paged.stream().map(Break::breakId).toList()))
                .hasSameSizeAs(paged)
                .hasSameSizeAs(all(BreakCriteria.QUEUE, BreakSort.AMOUNT));
    }

    @Test
    void agesAreNarrowedFromBothSides() {
        // When
        var rows = all(criteria(null, 4, 7, null), BreakSort.AGE);

        // Then
        assertThat(rows).isNotEmpty().extracting(Break::ageDays).allMatch(age -> age >= 4 && age <= 7);
        assertThat(rows).extracting(Break::ageDays).contains(4L, 7L);
    }

    @Test
    void wordsAreLookedForAsTheyStand() {
        // Given
        var one = all(BreakCriteria.QUEUE, BreakSort.AMOUNT).getFirst();
        long breakNo = Long.parseLong(one.breakId().substring(4));
        books.history()
                .add(List.of(
                        new BreakHistory.Line(breakNo, Instant.now(), "auditor", "Comment: asked Zlín branch"),
                        new BreakHistory.Line(breakNo, Instant.now(), "auditor", "Gave it to somebody.")));

        // When, Then
        assertThat(all(criteria(null, null, null, "asked zl"), BreakSort.AMOUNT))
                .containsExactly(one);
        assertThat(all(criteria(null, null, null, one.accountId()), BreakSort.AMOUNT))
                .contains(one);
        assertThat(all(criteria(null, null, null, "100% OF_it"), BreakSort.AMOUNT))
                .hasSizeGreaterThan(2_000);
        assertThat(all(criteria(null, null, null, "100_"), BreakSort.AMOUNT)).isEmpty();
        assertThat(all(criteria(null, null, null, "gave it"), BreakSort.AMOUNT)).isEmpty();
    }

    @Test
    void metricsSayTheAgeOfTheOldestAndCountBySeverity() {
        // Given
        var registry = new SimpleMeterRegistry();
        var metrics = new BreakMetrics(books.jdbc(), books.severities(), registry, Clock.systemUTC());

        // When
        metrics.refresh();

        // Then: metrics count what is suppressed as well
        assertThat(registry.get("shadowledger.breaks.oldest")
                        .tag("currency", "CZK")
                        .gauge()
                        .value())
                .isEqualTo(59);
        double open = registry.get("shadowledger.breaks.open")
                .tag("currency", "CZK")
                .gauge()
                .value();
        double bySeverity = registry.get("shadowledger.breaks.severity").tag("currency", "CZK").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
        assertThat(bySeverity).isEqualTo(open).isGreaterThan(1_000);
    }

    private static List<Break> all(BreakCriteria criteria, BreakSort sort) {
        var rows = new ArrayList<Break>();
        books.breaks().each(criteria, sort, rows::add);
        return rows;
    }

    private static List<BreakSummary.CurrencyRisk> risks(List<Break> rows) {
        return rows.stream()
                .map(Break::currency)
                .distinct()
                .sorted()
                .map(code -> risk(code, rows))
                .toList();
    }

    private static BreakSummary.CurrencyRisk risk(String currency, List<Break> rows) {
        var own = rows.stream().filter(row -> row.currency().equals(currency)).toList();
        var zero = BigDecimal.ZERO;
        return new BreakSummary.CurrencyRisk(
                currency,
                own.size(),
                own.stream()
                        .map(row -> new BigDecimal(row.drift()))
                        .reduce(zero, BigDecimal::add)
                        .toPlainString(),
                own.stream()
                        .map(row -> new BigDecimal(row.drift()).abs())
                        .reduce(zero, BigDecimal::add)
                        .toPlainString(),
                own.stream()
                        .map(row -> new BigDecimal(row.residual()))
                        .reduce(zero, BigDecimal::add)
                        .toPlainString());
    }

    private static BreakCriteria criteria(
            @Nullable Severity severity, @Nullable Integer minAge, @Nullable Integer maxAge, @Nullable String text) {
        return new BreakCriteria(null, null, severity, null, null, null, minAge, maxAge, false, null, text, null);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
