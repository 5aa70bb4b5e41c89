package io.shadowledger.console.breaks;

import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.DriftApi;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sums over all breaks that are not closed, made once for all screens that show them. */
@Component
class BreakFigures {

    private static final Duration FRESH = Duration.ofSeconds(4);
    private static final int PAGE = 200;
    /** Beyond so many breaks the sums are lower bounds: a screen must not cost the ledger a minute. */
    private static final int MOST = 5_000;

    private final DriftApi drift;
    private final Clock clock;
    private volatile @Nullable Summary latest;

    BreakFigures(DriftApi drift, Clock clock) {
        this.drift = drift;
        this.clock = clock;
    }

    /**
     * @param takenAt when the sums were made
     * @param open how many breaks nobody has proposed anything for
     * @param waiting how many wait for a checker
     * @param moving how many have an approved correction under way
     * @param drift per currency, in the order of their codes
     * @param capped whether there are more breaks than were summed
     */
    record Summary(Instant takenAt, long open, long waiting, long moving, List<CurrencyDrift> drift, boolean capped) {

        /** All that are not closed. */
        long unresolved() {
            return open + waiting + moving;
        }
    }

    /**
     * @param net the signed sum, decimal string
     * @param gross the sum of the magnitudes, decimal string
     */
    record CurrencyDrift(String currency, String net, String gross) {}

    /** The sums, at most four seconds old. */
    Summary get() {
        var known = latest;
        var now = clock.instant();
        if (known != null && now.isBefore(known.takenAt().plus(FRESH))) {
            return known;
        }
        var taken = sum(now);
        latest = taken;
        return taken;
    }

    private Summary sum(Instant now) {
        var rows = new ArrayList<Break>();
        String after = null;
        do {
            var page = drift.breaks(BreakFilter.QUEUE, BreakSort.AMOUNT, after, PAGE);
            rows.addAll(page.items());
            after = page.next();
        } while (after != null && rows.size() < MOST);
        return summary(now, rows, after != null);
    }

    private static Summary summary(Instant now, List<Break> rows, boolean capped) {
        Map<String, BigDecimal> net = new TreeMap<>();
        Map<String, BigDecimal> gross = new TreeMap<>();
        for (var row : rows) {
            var amount = new BigDecimal(row.drift());
            net.merge(row.currency(), amount, BigDecimal::add);
            gross.merge(row.currency(), amount.abs(), BigDecimal::add);
        }
        var perCurrency = net.entrySet().stream()
                .map(entry -> new CurrencyDrift(
                        entry.getKey(), entry.getValue().toPlainString(), String.valueOf(gross.get(entry.getKey()))))
                .toList();
        return new Summary(
                now,
                count(rows, BreakStatus.OPEN, BreakStatus.EXPLAINED),
                count(rows, BreakStatus.PROPOSED),
                count(rows, BreakStatus.APPROVED, BreakStatus.RELEASED, BreakStatus.RECHECKING),
                perCurrency,
                capped);
    }

    private static long count(List<Break> rows, BreakStatus... statuses) {
        var wanted = Set.of(statuses);
        return rows.stream().filter(row -> wanted.contains(row.status())).count();
    }
}
