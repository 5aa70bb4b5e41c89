package io.shadowledger.e2e;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The transactions of a real, anonymised Czech bank (PKDD'99), and what the bank itself says its accounts held at the
 * end of each day on which they moved.
 *
 * <p>The order within a day is not in the file. The bank's balance at the end of a day is therefore the one, among the
 * day's rows, that lies nearest to the balance of the previous day plus the day's movements.
 */
final class BerkaBank {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");

    private record Row(String account, LocalDate date, BigDecimal movement, BigDecimal balance) {}

    /**
     * One account at the end of one day.
     *
     * @param balance the bank's own balance
     * @param summed what the account's movements come to, summed from the start: the independent answer
     */
    record AccountDay(String account, LocalDate date, BigDecimal balance, BigDecimal summed) {

        /** Shadow minus bank, as an exact sum would have it. */
        BigDecimal drift() {
            return summed.subtract(balance);
        }
    }

    private final int rows;
    private final SortedMap<LocalDate, List<AccountDay>> days;

    private BerkaBank(int rows, SortedMap<LocalDate, List<AccountDay>> days) {
        this.rows = rows;
        this.days = days;
    }

    static BerkaBank read(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.skip(1).map(BerkaBank::row).forEach(rows::add);
        }
        rows.sort(Comparator.comparing(Row::account).thenComparing(Row::date));
        var days = new TreeMap<LocalDate, List<AccountDay>>();
        for (int start = 0; start < rows.size(); ) {
            int end = start;
            while (end < rows.size()
                    && rows.get(end).account().equals(rows.get(start).account())) {
                end++;
            }
            accountDays(rows.subList(start, end))
                    .forEach(day -> days.computeIfAbsent(day.date(), date -> new ArrayList<>())
                            .add(day));
            start = end;
        }
        return new BerkaBank(rows.size(), days);
    }

    int rows() {
        return rows;
    }

    SortedMap<LocalDate, List<AccountDay>> days() {
        return days;
    }

    private static List<AccountDay> accountDays(List<Row> account) {
        var result = new ArrayList<AccountDay>();
        var summed = BigDecimal.ZERO;
        for (int start = 0; start < account.size(); ) {
            var date = account.get(start).date();
            int end = start;
            while (end < account.size() && account.get(end).date().equals(date)) {
                summed = summed.add(account.get(end).movement());
                end++;
            }
            var expected = summed;
            var balance = account.subList(start, end).stream()
                    .map(Row::balance)
                    .min(Comparator.comparing(it -> it.subtract(expected).abs()))
                    .orElseThrow();
            result.add(new AccountDay(account.get(start).account(), date, balance, summed));
            start = end;
        }
        return result;
    }

    private static Row row(String line) {
        var fields = line.replace("\"", "").split(";", -1);
        var amount = new BigDecimal(fields[5]);
        var movement = switch (fields[3]) {
            case "PRIJEM" -> amount;
            case "VYDAJ", "VYBER" -> amount.negate();
            default -> throw new IllegalArgumentException("unknown type in " + line);
        };
        return new Row(fields[1], date(fields[2]), movement, new BigDecimal(fields[6]));
    }

    private static LocalDate date(String yymmdd) {
        return LocalDate.parse(yymmdd, DATE).minusYears(100);
    }

    /** Rows by account, for a report as the bank would send it. */
    static String csv(List<AccountDay> day) {
        var csv = new StringBuilder("accountId,currency,balance\n");
        for (var line : day) {
            csv.append(line.account())
                    .append(",CZK,")
                    .append(line.balance().toPlainString())
                    .append('\n');
        }
        return csv.toString();
    }

    static Map<Boolean, Long> tiesAndDrifts(Iterable<List<AccountDay>> days) {
        long ties = 0;
        long drifts = 0;
        for (var day : days) {
            for (var line : day) {
                if (line.drift().signum() == 0) {
                    ties++;
                } else {
                    drifts++;
                }
            }
        }
        return Map.of(true, ties, false, drifts);
    }
}
