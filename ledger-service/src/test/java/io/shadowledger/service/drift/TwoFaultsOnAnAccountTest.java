package io.shadowledger.service.drift;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.api.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two faults each on accounts of a real bank, on different days: both are found, and each has its own cause. */
class TwoFaultsOnAnAccountTest {

    private static final int ACCOUNTS = 60;
    private static final int AT_LEAST = 40;
    private static final long SEED = Long.getLong("faults.seed", 20261130);

    private final ComparedBooks books = new ComparedBooks();
    private final List<Found> found = new ArrayList<>();
    private long last;

    private record Found(String account, Verdict verdict, String explanation, BigDecimal residual) {}

    @Test
    void bothAreFoundAsBreaksOfTheirOwn() throws Exception {
        // Given
        var rows = busiest(RealBank.rows());
        var faults = Faults.twoEach(rows, SEED);
        assertThat(faults.twoByAccount()).hasSizeGreaterThanOrEqualTo(AT_LEAST);

        // When
        live(faults, RealBank.endOfDayBalances(rows));

        // Then
        var byAccount = found.stream().collect(groupingBy(Found::account));
        assertThat(byAccount.keySet())
                .as("what is found is what was injected")
                .isEqualTo(faults.twoByAccount().keySet());
        var wrong = new ArrayList<String>();
        faults.twoByAccount().forEach((account, two) -> {
            var breaks = byAccount.get(account);
            two.stream()
                    .filter(fault -> breaks.size() != 2
                            || breaks.stream()
                                    .noneMatch(
                                            each -> fault.isCause(each.verdict(), each.explanation(), each.residual())))
                    .forEach(fault -> wrong.add(account + " " + fault.kind() + " " + fault.row() + " -> " + breaks));
        });
        int all = faults.twoByAccount().size() * 2;
        System.out.printf("two faults on an account: %d of %d have their cause%n", all - wrong.size(), all);
        assertThat((double) (all - wrong.size()) / all)
                .as(String.join("\n", wrong))
                .isGreaterThanOrEqualTo(0.95);
    }

    /** Those with the most rows: there is a day for each fault. */
    private static List<RealBank.Row> busiest(List<RealBank.Row> rows) {
        var byAccount = rows.stream().collect(groupingBy(RealBank.Row::account));
        var chosen = byAccount.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<RealBank.Row>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(ACCOUNTS)
                .map(Map.Entry::getKey)
                .toList();
        return rows.stream().filter(row -> chosen.contains(row.account())).toList();
    }

    /** Day by day: the events that come, then the bank's balances of the accounts. */
    private void live(Faults faults, Map<LocalDate, Map<String, BigDecimal>> endOfDay) {
        var balances = new TreeMap<String, String>();
        for (var day : endOfDay.entrySet()) {
            day.getValue().forEach((account, balance) -> balances.put(account, balance.toPlainString()));
            books.together(() -> {
                faults.arrivals().getOrDefault(day.getKey(), List.of()).forEach(event -> book(day.getKey(), event));
                books.compare(books.reported(RealBank.endOf(day.getKey()), new HashMap<>(balances)));
                remember();
            });
        }
    }

    private void book(LocalDate day, TransactionEvent event) {
        var amount = event.type() == EventType.CREDIT
                ? event.amount()
                : event.amount().negate();
        books.booked(
                event.eventId(),
                event.accountId(),
                amount.toPlainString(),
                event.timestamp(),
                day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                "EVENT");
    }

    /** The breaks that are new since the report before, as they were found. */
    private void remember() {
        books.jdbc().sql("""
                        select account_id, verdict, explanation, residual_minor from drift_break
                        where break_no > :last and verdict <> 'ROUNDING' order by break_no
                        """).param("last", last).query(row -> {
            found.add(new Found(
                    row.getString("account_id"),
                    Verdict.valueOf(row.getString("verdict")),
                    row.getString("explanation"),
                    new Money(row.getLong("residual_minor"), ComparedBooks.CZK).toBigDecimal()));
        });
        last = books.jdbc()
                .sql("select coalesce(max(break_no), 0) from drift_break")
                .query(Long.class)
                .single();
    }
}
