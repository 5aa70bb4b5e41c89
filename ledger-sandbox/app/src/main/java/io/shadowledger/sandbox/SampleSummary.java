package io.shadowledger.sandbox;

import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.Verdict;
import java.util.stream.Collectors;

/** What a compared report came to, in a line. */
final class SampleSummary {

    private SampleSummary() {}

    static String of(CbsReport report) {
        long differ = report.verdicts().entrySet().stream()
                .filter(verdict -> verdict.getKey() != Verdict.TIES)
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
        var net = report.drift().stream()
                .map(drift -> drift.net() + " " + drift.currency())
                .collect(Collectors.joining(", "));
        return report.accounts() + " balances compared, " + differ + " differ" + (net.isEmpty() ? "" : ", net " + net);
    }
}
