package io.shadowledger.service.drift;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * 200 faults in a real bank's stream, and its own balances as daily reports: every fault is found on the day that it
 * shows, and gets its cause. Other seeds: {@code -Dfaults.seed=N}.
 */
class FaultsInARealBankTest {

    private static final int FAULTS = 200;
    private static final long SEED = Long.getLong("faults.seed", 20261125);

    private final Map<String, Verdict> firstVerdicts = new HashMap<>();
    private final Map<String, Break> firstBreaks = new HashMap<>();
    private final Set<String> standing = new HashSet<>();

    @Test
    void everyFaultIsFoundAndHasItsCause() throws Exception {
        // Given
        var rows = RealBank.rows();
        var faults = new Faults(rows, FAULTS, SEED);
        var kafka = KafkaProcess.temporary();
        RunningService.createTopics(kafka.bootstrapServers(), 6);
        var database = PostgresProcess.shared().freshDatabase("faults");
        try (kafka;
                var service = RunningService.start(
                        database, kafka.bootstrapServers(), "shadowledger.drift.rounding-tolerance=CZK=1.00")) {
            // When
            live(service, new CbsFixtures(service), faults, RealBank.endOfDayBalances(rows));

            // Then
            var table = confusion(faults);
            System.out.println(table);
            assertThat(firstBreaks.keySet())
                    .as("what is found is what was injected: nothing is missed, nothing is invented")
                    .isEqualTo(faults.byAccount().keySet());
            long right = faults.byAccount().entrySet().stream()
                    .filter(fault -> isRight(fault.getKey(), fault.getValue()))
                    .count();
            var wrong = faults.byAccount().entrySet().stream()
                    .filter(fault -> !isRight(fault.getKey(), fault.getValue()))
                    .map(fault -> fault.getValue().kind() + " "
                            + fault.getValue().row() + " -> " + firstBreaks.get(fault.getKey()))
                    .collect(joining("\n"));
            assertThat((double) right / faults.byAccount().size()).as(wrong).isGreaterThanOrEqualTo(0.95);
            assertThat(standing)
                    .as("what came late or was misdated is over by itself; the rest waits for a correction")
                    .isEqualTo(faults.byAccount().entrySet().stream()
                            .filter(fault -> fault.getValue().kind() != Faults.Kind.LATE
                                    && fault.getValue().kind() != Faults.Kind.MISDATED)
                            .map(Map.Entry::getKey)
                            .collect(toSet()));
            if (Long.getLong("faults.seed") == null) {
                assertThat(Files.readString(Path.of(System.getProperty("shadowledger.root"), "docs", "drift.md")))
                        .as("the table in the docs is the one that was measured")
                        .contains(table);
            }
        }
    }

    /** Day by day: the events that come, then the bank's balances of all its accounts. */
    private void live(
            RunningService service, CbsFixtures cbs, Faults faults, Map<LocalDate, Map<String, BigDecimal>> endOfDay) {
        var balances = new TreeMap<String, BigDecimal>();
        for (var day : endOfDay.entrySet()) {
            var events = faults.arrivals().get(day.getKey());
            if (events != null) {
                assertThat(service.events().submitBatch(events).rejected()).isEmpty();
            }
            balances.putAll(day.getValue());
            cbs.compared(cbs.submit(day.getKey() + ".csv", RealBank.csv(balances), RealBank.endOf(day.getKey())));
            remember(cbs);
        }
    }

    private void remember(CbsFixtures cbs) {
        standing.clear();
        for (var verdict : Verdict.values()) {
            if (verdict != Verdict.ROUNDING && verdict != Verdict.TIES && verdict != Verdict.PENDING) {
                cbs.drift()
                        .breaks(
                                new BreakFilter(
                                        null, verdict, null, null, null, null, null, null, false, null, null, null),
                                BreakSort.AMOUNT,
                                null,
                                500)
                        .items()
                        .forEach(found -> {
                            standing.add(found.accountId());
                            firstBreaks.putIfAbsent(found.accountId(), found);
                            firstVerdicts.putIfAbsent(found.accountId(), found.verdict());
                        });
            }
        }
    }

    private boolean isRight(String account, Faults.Fault fault) {
        var found = firstBreaks.get(account);
        if (found == null) {
            return false;
        }
        return fault.isCause(found.verdict(), found.explanation(), new BigDecimal(found.residual()));
    }

    /** Faults by kind, and what was said of them; a wrong account is judged on both accounts. */
    private String confusion(Faults faults) {
        var counts = new EnumMap<Faults.Kind, EnumMap<Verdict, Integer>>(Faults.Kind.class);
        var right = new EnumMap<Faults.Kind, Integer>(Faults.Kind.class);
        faults.byAccount().forEach((account, fault) -> {
            var verdict = firstVerdicts.get(account);
            if (verdict != null) {
                counts.computeIfAbsent(fault.kind(), _ -> new EnumMap<>(Verdict.class))
                        .merge(verdict, 1, Integer::sum);
            }
            right.merge(fault.kind(), isRight(account, fault) ? 1 : 0, Integer::sum);
        });
        var verdicts = counts.values().stream()
                .flatMap(of -> of.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        var table = new StringBuilder("| injected | "
                + verdicts.stream().map(v -> "`" + v + "`").collect(joining(" | ")) + " | right cause |\n|---|"
                + "--:|".repeat(verdicts.size() + 1) + "\n");
        counts.forEach((kind, of) -> table.append("| ")
                .append(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(" | ")
                .append(verdicts.stream()
                        .map(v -> of.containsKey(v) ? Integer.toString(of.get(v)) : "")
                        .collect(joining(" | ")))
                .append(" | ")
                .append(right.get(kind))
                .append(" of ")
                .append(of.values().stream().mapToInt(Integer::intValue).sum())
                .append(" |\n"));
        return table.toString();
    }
}
