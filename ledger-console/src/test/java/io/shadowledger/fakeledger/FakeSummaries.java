package io.shadowledger.fakeledger;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses and counts breaks as the ledger does. */
final class FakeSummaries {

    private static final List<Integer> BANDS = List.of(0, 2, 4, 8, 31);

    private FakeSummaries() {}

    static Stream<Break> chosen(Collection<Break> all, BreakFilter filter) {
        var text = filter.text();
        return all.stream()
                .filter(each -> filter.status() == null ? !each.status().isOver() : each.status() == filter.status())
                .filter(each -> filter.verdict() == null || each.verdict() == filter.verdict())
                .filter(each -> filter.severity() == null || each.severity() == filter.severity())
                .filter(each -> filter.owner() == null || owner(filter.owner()).equals(each.owner()))
                .filter(each -> filter.currency() == null || each.currency().equals(filter.currency()))
                .filter(each -> filter.minAmount() == null
                        || new BigDecimal(each.drift()).abs().compareTo(new BigDecimal(filter.minAmount())) >= 0)
                .filter(each -> filter.minAge() == null || each.ageDays() >= filter.minAge())
                .filter(each -> filter.maxAge() == null || each.ageDays() <= filter.maxAge())
                .filter(each -> (each.suppressed() != null) == filter.suppressed())
                .filter(each ->
                        filter.accountPrefix() == null || each.accountId().startsWith(filter.accountPrefix()))
                .filter(each -> text == null
                        || each.accountId().contains(text)
                        || each.explanation().contains(text))
                .filter(each -> filter.reportId() == null || each.reportId().equals(filter.reportId()));
    }

    static BreakSummary of(List<Break> rows) {
        var ages = new ArrayList<BreakSummary.AgeBand>();
        for (int i = 0; i < BANDS.size(); i++) {
            int from = BANDS.get(i);
            @Nullable Integer to = i + 1 < BANDS.size() ? Integer.valueOf(BANDS.get(i + 1) - 1) : null;
            var within = rows.stream()
                    .filter(each -> each.ageDays() >= from && (to == null || each.ageDays() <= to))
                    .toList();
            ages.add(new BreakSummary.AgeBand(from, to, within.size(), risks(within)));
        }
        var owners = rows.stream()
                .collect(groupingBy(each -> Objects.requireNonNullElse(each.owner(), ""), counting()))
                .entrySet()
                .stream()
                .map(entry ->
                        new BreakSummary.OwnerCount(entry.getKey().isEmpty() ? null : entry.getKey(), entry.getValue()))
                .toList();
        return new BreakSummary(
                Instant.now(),
                rows.size(),
                risks(rows),
                ages,
                rows.stream().collect(groupingBy(Break::status, counting())),
                rows.stream().collect(groupingBy(Break::severity, counting())),
                rows.stream().collect(groupingBy(Break::verdict, counting())),
                owners);
    }

    private static List<BreakSummary.CurrencyRisk> risks(List<Break> rows) {
        return rows.stream()
                .collect(groupingBy(Break::currency, TreeMap::new, java.util.stream.Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new BreakSummary.CurrencyRisk(
                        entry.getKey(),
                        entry.getValue().size(),
                        sum(entry.getValue(), each -> new BigDecimal(each.drift())),
                        sum(entry.getValue(), each -> new BigDecimal(each.drift()).abs()),
                        sum(entry.getValue(), each -> new BigDecimal(each.residual()).abs())))
                .toList();
    }

    private static String sum(List<Break> rows, Function<Break, BigDecimal> figure) {
        return rows.stream()
                .map(figure)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private static String owner(String asked) {
        return "me".equals(asked) ? FakeLedgerServer.caller().username() : asked;
    }
}
