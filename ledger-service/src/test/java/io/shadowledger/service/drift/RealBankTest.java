package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A real bank's transactions through the door, the topic and the book, and its own end-of-day balances as reports. */
class RealBankTest {

    private static final BigDecimal TOLERANCE = BigDecimal.ONE;

    @Test
    void everyDayTiesButForTheBanksOwnRounding() throws Exception {
        // Given
        var rows = RealBank.rows();
        var kafka = KafkaProcess.temporary();
        RunningService.createTopics(kafka.bootstrapServers(), 6);
        var database = PostgresProcess.shared().freshDatabase("berka");
        try (kafka;
                var service = RunningService.start(
                        database, kafka.bootstrapServers(), "shadowledger.drift.rounding-tolerance=CZK=1.00")) {
            feed(service, rows);
            var cbs = new CbsFixtures(service);
            var verdicts = new EnumMap<Verdict, Long>(Verdict.class);
            var slowest = Duration.ZERO;
            long start = System.nanoTime();

            // When
            var days = RealBank.endOfDayBalances(rows);
            for (var day : days.entrySet()) {
                long before = System.nanoTime();
                var report = cbs.compared(
                        cbs.submit(day.getKey() + ".csv", RealBank.csv(day.getValue()), RealBank.endOf(day.getKey())));
                var took = Duration.ofNanos(System.nanoTime() - before);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
                count(report, verdicts);
            }

            // Then
            System.out.printf(
                    "real bank: %d events, %d reports in %s, the slowest in %s: %s%n",
                    rows.size(), days.size(), Duration.ofNanos(System.nanoTime() - start), slowest, verdicts);
            assertThat(verdicts).isEqualTo(Map.of(Verdict.TIES, 10_791L, Verdict.ROUNDING, 8_148L));
            assertThat(cbs.drift()
                            .breaks(BreakFilter.QUEUE, BreakSort.AMOUNT, null, 500)
                            .items())
                    .isNotEmpty()
                    .allSatisfy(found -> {
                        assertThat(found.verdict()).isEqualTo(Verdict.ROUNDING);
                        assertThat(new BigDecimal(found.drift()).abs()).isLessThanOrEqualTo(TOLERANCE);
                    });
            assertThat(service.accounts().trialBalance(null, null).lines())
                    .allSatisfy(line -> assertThat(line.total()).isEqualTo("0.00"));
        }
    }

    private static void feed(RunningService service, List<RealBank.Row> rows) {
        var events = rows.stream()
                .map(row -> new TransactionEvent(
                        row.id(),
                        row.account(),
                        row.credit() ? EventType.CREDIT : EventType.DEBIT,
                        row.amount(),
                        null,
                        row.day().atTime(12, 0).toInstant(ZoneOffset.UTC),
                        null,
                        null))
                .toList();
        for (int from = 0; from < events.size(); from += 5_000) {
            var receipt = service.events().submitBatch(events.subList(from, Math.min(from + 5_000, events.size())));
            assertThat(receipt.rejected()).isEmpty();
        }
    }

    private static void count(CbsReport report, Map<Verdict, Long> verdicts) {
        report.verdicts().forEach((verdict, accounts) -> verdicts.merge(verdict, accounts, Long::sum));
    }
}
