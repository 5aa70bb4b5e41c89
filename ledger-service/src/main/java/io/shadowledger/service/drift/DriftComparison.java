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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Compares a report with the book: differences, their explanations, their breaks. */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class DriftComparison implements ReportComparison {

    private static final int CHUNK = 2_000;

    private final ShadowBalances balances;
    private final DriftParts parts;
    private final WrongAccounts wrongAccounts;
    private final ReportPatterns patterns;
    private final ReportMatches matches;
    private final DriftLines lines;
    private final BreakMerge breaks;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DriftComparison(
            ShadowBalances balances,
            DriftParts parts,
            WrongAccounts wrongAccounts,
            ReportPatterns patterns,
            ReportMatches matches,
            DriftLines lines,
            BreakMerge breaks,
            JdbcClient jdbc,
            JsonMapper json) {
        this.balances = balances;
        this.parts = parts;
        this.wrongAccounts = wrongAccounts;
        this.patterns = patterns;
        this.matches = matches;
        this.lines = lines;
        this.breaks = breaks;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Outcome compare(StoredReport report) {
        lines.clear(report.reportNo());
        var merge = breaks.of(report);
        var chunk = new ArrayList<Difference>(CHUNK);
        balances.differences(report, difference -> {
            chunk.add(difference);
            if (chunk.size() == CHUNK) {
                takeApart(report, chunk, merge);
                chunk.clear();
            }
        });
        if (!chunk.isEmpty()) {
            takeApart(report, chunk, merge);
        }
        wrongAccounts.explain(report);
        patterns.explain(report);
        matches.write(report);
        merge.finish();
        return outcome(report);
    }

    private void takeApart(StoredReport report, List<Difference> chunk, BreakMerge.Of merge) {
        var taken = parts.of(report, chunk);
        lines.add(report.reportNo(), taken.lines());
        merge.take(taken);
    }

    /** Counts verdicts and sums drift. */
    private Outcome outcome(StoredReport report) {
        var verdicts = new EnumMap<Verdict, Long>(Verdict.class);
        jdbc.sql("select verdict, count(*) from drift_line where report_no = :reportNo group by verdict")
                .param("reportNo", report.reportNo())
                .query(row -> {
                    verdicts.put(Verdict.valueOf(row.getString(1)), row.getLong(2));
                });
        long different = verdicts.values().stream().mapToLong(Long::longValue).sum();
        long ties = reported(report) - (different - verdicts.getOrDefault(Verdict.UNKNOWN_TO_CBS, 0L));
        if (ties > 0) {
            verdicts.put(Verdict.TIES, ties);
        }
        var drift = jdbc.sql("""
                        select currency, cast(sum(drift_minor) as bigint) as net,
                            cast(sum(abs(drift_minor::numeric)) as bigint) as gross,
                            cast(sum(abs(residual_minor::numeric)) as bigint) as residual
                        from drift_line where report_no = :reportNo group by currency order by currency
                        """)
                .param("reportNo", report.reportNo())
                .query((row, _) -> Map.of(
                        "currency", row.getString("currency"),
                        "net", row.getLong("net"),
                        "gross", row.getLong("gross"),
                        "residual", row.getLong("residual")))
                .list();
        return new Outcome(json.writeValueAsString(verdicts), json.writeValueAsString(drift));
    }

    private long reported(StoredReport report) {
        return jdbc.sql("select accounts from report where report_no = :reportNo")
                .param("reportNo", report.reportNo())
                .query(Long.class)
                .single();
    }
}
