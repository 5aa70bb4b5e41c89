package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up groups of like breaks, along each of the ways in which they are counted. */
final class BreakTally {

    /** Where the bands of age begin, in days. */
    static final List<Integer> FROM_DAYS = List.of(0, 2, 4, 8, 31);

    private final List<BreakSummaries.Alike> groups;

    BreakTally(List<BreakSummaries.Alike> groups) {
        this.groups = groups;
    }

    BreakSummary summary(Instant asOf) {
        return new BreakSummary(
                asOf,
                breaks(groups),
                risks(groups),
                ages(),
                by(BreakSummaries.Alike::status),
                by(group -> Severities.of(group.severity())),
                by(BreakSummaries.Alike::verdict),
                owners());
    }

    private List<BreakSummary.AgeBand> ages() {
        var bands = new ArrayList<BreakSummary.AgeBand>();
        for (int i = 0; i < FROM_DAYS.size(); i++) {
            int band = i;
            var within = groups.stream().filter(group -> group.band() == band).toList();
            @Nullable Integer to = i + 1 < FROM_DAYS.size() ? Integer.valueOf(FROM_DAYS.get(i + 1) - 1) : null;
            bands.add(new BreakSummary.AgeBand(FROM_DAYS.get(i), to, breaks(within), risks(within)));
        }
        return bands;
    }

    private List<BreakSummary.OwnerCount> owners() {
        return by(group -> group.owner() == null ? "" : group.owner()).entrySet().stream()
                .map(entry ->
                        new BreakSummary.OwnerCount(entry.getKey().isEmpty() ? null : entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(BreakSummary.OwnerCount::breaks)
                        .reversed()
                        .thenComparing(count -> String.valueOf(count.owner())))
                .toList();
    }

    private <K> Map<K, Long> by(Function<BreakSummaries.Alike, K> key) {
        return groups.stream()
                .collect(Collectors.groupingBy(key, Collectors.summingLong(BreakSummaries.Alike::breaks)));
    }

    private static List<BreakSummary.CurrencyRisk> risks(List<BreakSummaries.Alike> groups) {
        return groups.stream()
                .collect(Collectors.groupingBy(BreakSummaries.Alike::currency, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new BreakSummary.CurrencyRisk(
                        entry.getKey(),
                        breaks(entry.getValue()),
                        sum(entry.getValue(), BreakSummaries.Alike::net),
                        sum(entry.getValue(), BreakSummaries.Alike::gross),
                        sum(entry.getValue(), BreakSummaries.Alike::residual)))
                .toList();
    }

    private static long breaks(Collection<BreakSummaries.Alike> groups) {
        return groups.stream().mapToLong(BreakSummaries.Alike::breaks).sum();
    }

    private static String sum(List<BreakSummaries.Alike> groups, Function<BreakSummaries.Alike, BigDecimal> figure) {
        return groups.stream().map(figure).reduce(BigDecimal::add).orElseThrow().toPlainString();
    }
}
