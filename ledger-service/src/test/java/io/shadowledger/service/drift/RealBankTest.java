package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A real bank's transactions through the door, the topic and the book, and its own end-of-day balances as reports. The
 * file (PKDD'99, Berka) may not be redistributed: the test runs where it lies in a directory {@code shared} beside one of
 * this project's parents.
 */
class RealBankTest {

    private static final String FILE = "shared/data/berka/trans.csv";
    private static final BigDecimal TOLERANCE = BigDecimal.ONE;

    private record Row(
            String id, String account, LocalDate day, boolean credit, BigDecimal amount, BigDecimal balance) {

        BigDecimal signed() {
            return credit ? amount : amount.negate();
        }
    }

    @Test
    void everyDayTiesButForTheBanksOwnRounding() throws Exception {
        var file = file();
        assumeTrue(file != null, () -> "not run: there is no " + FILE + " here, and it may not be redistributed");
        // Given
        var rows = rows(file);
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
            var days = endOfDayBalances(rows);
            for (var day : days.entrySet()) {
                long before = System.nanoTime();
                var report = cbs.compared(cbs.submit(day.getKey() + ".csv", csv(day.getValue()), endOf(day.getKey())));
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
                            .breaks(null, null, null, null, null, false, null, null, 500)
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

    private static void feed(RunningService service, List<Row> rows) {
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

    /**
     * The order of an account's rows within a day is not in the file: the end of the day is the row whose balance is
     * nearest to the sum of all rows up to that day.
     */
    private static Map<LocalDate, Map<String, BigDecimal>> endOfDayBalances(List<Row> rows) {
        var byDay = new TreeMap<LocalDate, Map<String, List<Row>>>();
        rows.forEach(row -> byDay.computeIfAbsent(row.day(), _ -> new TreeMap<>())
                .computeIfAbsent(row.account(), _ -> new ArrayList<>())
                .add(row));
        var sums = new HashMap<String, BigDecimal>();
        var balances = new TreeMap<LocalDate, Map<String, BigDecimal>>();
        byDay.forEach((day, accounts) -> accounts.forEach((account, ofDay) -> {
            var sum = ofDay.stream()
                    .map(Row::signed)
                    .reduce(sums.getOrDefault(account, BigDecimal.ZERO), BigDecimal::add);
            sums.put(account, sum);
            var last = ofDay.stream()
                    .map(Row::balance)
                    .min((a, b) ->
                            a.subtract(sum).abs().compareTo(b.subtract(sum).abs()))
                    .orElseThrow();
            balances.computeIfAbsent(day, _ -> new TreeMap<>()).put(account, last);
        }));
        return balances;
    }

    private static void count(CbsReport report, Map<Verdict, Long> verdicts) {
        report.verdicts().forEach((verdict, accounts) -> verdicts.merge(verdict, accounts, Long::sum));
    }

    private static String csv(Map<String, BigDecimal> balances) {
        var csv = new StringBuilder("accountId,balance\n");
        balances.forEach((account, balance) ->
                csv.append(account).append(',').append(balance.toPlainString()).append('\n'));
        return csv.toString();
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(23, 59, 59).toInstant(ZoneOffset.UTC);
    }

    private static List<Row> rows(Path file) throws IOException {
        var date = DateTimeFormatter.ofPattern("yyMMdd");
        try (var records = CsvReader.builder()
                .fieldSeparator(';')
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofNamedCsvRecord(file)) {
            return records.stream()
                    .map(record -> new Row(
                            record.getField("trans_id"),
                            record.getField("account_id"),
                            LocalDate.parse(record.getField("date"), date).minusYears(100),
                            record.getField("type").equals("PRIJEM"),
                            new BigDecimal(record.getField("amount")),
                            new BigDecimal(record.getField("balance"))))
                    .toList();
        }
    }

    private static Path file() {
        return Stream.iterate(
                        Path.of(System.getProperty("shadowledger.root")).toAbsolutePath(),
                        directory -> directory != null,
                        Path::getParent)
                .map(directory -> directory.resolve(FILE))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }
}
