package io.shadowledger.service.drift;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A real bank's transactions with its own balances. The file (PKDD'99, Berka) may not be redistributed: tests run where
 * it lies in a directory {@code shared} beside one of this project's parents.
 */
final class RealBank {

    private static final String FILE = "shared/data/berka/trans.csv";

    private RealBank() {}

    /** One transaction, and the balance that the bank gives after it. */
    record Row(String id, String account, LocalDate day, boolean credit, BigDecimal amount, BigDecimal balance) {

        BigDecimal signed() {
            return credit ? amount : amount.negate();
        }
    }

    /**
     * The order of an account's rows within a day is not in the file: the end of the day is the row whose balance is
     * nearest to the sum of all rows up to that day.
     */
    static Map<LocalDate, Map<String, BigDecimal>> endOfDayBalances(List<Row> rows) {
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

    static String csv(Map<String, BigDecimal> balances) {
        var csv = new StringBuilder("accountId,balance\n");
        balances.forEach((account, balance) ->
                csv.append(account).append(',').append(balance.toPlainString()).append('\n'));
        return csv.toString();
    }

    static Instant endOf(LocalDate day) {
        return day.atTime(23, 59, 59).toInstant(ZoneOffset.UTC);
    }

    /** All of them in the order of the file; the test is not run where there is none. */
    static List<Row> rows() throws IOException {
        var file = file();
        assumeTrue(file != null, () -> "not run: there is no " + FILE + " here, and it may not be redistributed");
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
