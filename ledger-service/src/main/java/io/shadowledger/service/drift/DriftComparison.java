package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.report.ReportComparison;
import io.shadowledger.service.report.StoredReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Compares a report with the book: differences, their explanations, their breaks. */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class DriftComparison implements ReportComparison {

    private static final int CHUNK = 2_000;

    private final ShadowBalances balances;
    private final Explanations explanations;
    private final DriftLines lines;
    private final BreakMerge breaks;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DriftComparison(
            ShadowBalances balances,
            Explanations explanations,
            DriftLines lines,
            BreakMerge breaks,
            JdbcClient jdbc,
            JsonMapper json) {
        this.balances = balances;
        this.explanations = explanations;
        this.lines = lines;
        this.breaks = breaks;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Outcome compare(StoredReport report) {
        lines.clear(report.reportNo());
        var tally = new Tally();
        var chunk = new ArrayList<Difference>(CHUNK);
        balances.differences(report, difference -> {
            chunk.add(difference);
            if (chunk.size() == CHUNK) {
                explain(report, chunk, tally);
                chunk.clear();
            }
        });
        if (!chunk.isEmpty()) {
            explain(report, chunk, tally);
        }
        breaks.merge(report);
        return tally.outcome(reported(report), json);
    }

    private void explain(StoredReport report, List<Difference> chunk, Tally tally) {
        var explained = explanations.of(new Moment(report.asOf(), report.basis()), chunk);
        lines.add(report.reportNo(), chunk, explained);
        for (var difference : chunk) {
            var explanation = explained.get(difference.account());
            if (explanation != null) {
                tally.add(difference, explanation.verdict());
            }
        }
    }

    private long reported(StoredReport report) {
        return jdbc.sql("select accounts from report where report_no = :reportNo")
                .param("reportNo", report.reportNo())
                .query(Long.class)
                .single();
    }

    /** Counts verdicts and sums drift. */
    private static final class Tally {

        private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        private final Map<String, long[]> netAndGross = new TreeMap<>();

        void add(Difference difference, Verdict verdict) {
            verdicts.merge(verdict, 1L, Long::sum);
            var sums =
                    netAndGross.computeIfAbsent(difference.account().currency().getCurrencyCode(), _ -> new long[2]);
            sums[0] = Math.addExact(sums[0], difference.drift());
            sums[1] = Math.addExact(sums[1], Math.abs(difference.drift()));
        }

        Outcome outcome(long reported, JsonMapper json) {
            long different =
                    verdicts.values().stream().mapToLong(Long::longValue).sum();
            long ties = reported - (different - verdicts.getOrDefault(Verdict.UNKNOWN_TO_CBS, 0L));
            if (ties > 0) {
                verdicts.put(Verdict.TIES, ties);
            }
            var drift = netAndGross.entrySet().stream()
                    .map(sums ->
                            Map.of("currency", sums.getKey(), "net", sums.getValue()[0], "gross", sums.getValue()[1]))
                    .toList();
            return new Outcome(json.writeValueAsString(verdicts), json.writeValueAsString(drift));
        }
    }
}
