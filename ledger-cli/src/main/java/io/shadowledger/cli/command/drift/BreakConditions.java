package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which breaks are meant. */
final class BreakConditions {

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            converter = Choices.OfStatus.class,
            completionCandidates = Choices.OfStatus.All.class,
            description = "Only these: ${COMPLETION-CANDIDATES}. Default: all that are not over.")
    private @Nullable BreakStatus status;

    @Option(
            names = "--verdict",
            paramLabel = "VERDICT",
            converter = Choices.OfVerdict.class,
            completionCandidates = Choices.OfVerdict.All.class,
            description = "Only breaks of this cause, such as missing-credit.")
    private @Nullable Verdict verdict;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            converter = Choices.OfSeverity.class,
            completionCandidates = Choices.OfSeverity.All.class,
            description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable Severity severity;

    @Option(
            names = "--owner",
            paramLabel = "USER",
            description = "Only those that this user looks after; 'me' means you.")
    private @Nullable String owner;

    @Option(names = "--currency", paramLabel = "CODE", description = "Only those in this currency, such as CZK.")
    private @Nullable String currency;

    @Option(
            names = "--min-amount",
            paramLabel = "AMOUNT",
            description = "Only drifts of at least this magnitude; needs --currency.")
    private @Nullable String minAmount;

    @Option(names = "--min-age", paramLabel = "DAYS", description = "Only those of at least so many days.")
    private @Nullable Integer minAge;

    @Option(names = "--max-age", paramLabel = "DAYS", description = "Only those of at most so many days.")
    private @Nullable Integer maxAge;

    @Option(names = "--suppressed", description = "Those that are suppressed, instead of those in the queue.")
    private boolean suppressed;

    @Option(names = "--account", paramLabel = "PREFIX", description = "Only accounts whose id begins so.")
    private @Nullable String account;

    @Option(
            names = "--text",
            paramLabel = "WORDS",
            description = "Only those with these words in account, explanation or comments.")
    private @Nullable String text;

    @Option(names = "--report", paramLabel = "REPORT", description = "Only those whose latest report it is.")
    private @Nullable String report;

    BreakFilter filter() {
        return new BreakFilter(
                status,
                verdict,
                severity,
                owner,
                currency,
                minAmount,
                minAge,
                maxAge,
                suppressed,
                account,
                text,
                report);
    }

    /** The same as the parameters of a query. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        put(parameters, "status", status);
        put(parameters, "verdict", verdict);
        put(parameters, "severity", severity);
        put(parameters, "owner", owner);
        put(parameters, "currency", currency);
        put(parameters, "minAmount", minAmount);
        put(parameters, "minAge", minAge);
        put(parameters, "maxAge", maxAge);
        put(parameters, "suppressed", suppressed ? "true" : null);
        put(parameters, "accountPrefix", account);
        put(parameters, "text", text);
        put(parameters, "reportId", report);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
