package io.shadowledger.api.drift;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What many breaks come to, counted at one moment.
 *
 * @param asOf when it was counted
 * @param breaks how many there are
 * @param currencies what is at risk, by currency code
 * @param ages the same by age, the youngest first; bands without breaks are there as well
 * @param statuses how many by standing; what is not there is none
 * @param severities how many by severity; likewise
 * @param verdicts how many by cause; likewise
 * @param owners how many by owner, the most first
 */
public record BreakSummary(
        Instant asOf,
        long breaks,
        List<CurrencyRisk> currencies,
        List<AgeBand> ages,
        Map<BreakStatus, Long> statuses,
        Map<Severity, Long> severities,
        Map<Verdict, Long> verdicts,
        List<OwnerCount> owners) {

    public BreakSummary {
        currencies = List.copyOf(currencies);
        ages = List.copyOf(ages);
        statuses = Map.copyOf(statuses);
        severities = Map.copyOf(severities);
        verdicts = Map.copyOf(verdicts);
        owners = List.copyOf(owners);
    }

    /**
     * What is at risk in one currency; decimal strings.
     *
     * @param currency ISO 4217 code
     * @param breaks how many
     * @param net the sum of the drifts, with their signs
     * @param gross the sum of their magnitudes
     * @param residual the sum of the magnitudes of what nothing explains
     */
    public record CurrencyRisk(String currency, long breaks, String net, String gross, String residual) {}

    /**
     * Breaks of one band of age, in days since their value date.
     *
     * @param fromDays at least so many
     * @param toDays at most so many; absent in the last band
     * @param breaks how many
     * @param currencies what is at risk, by currency code
     */
    public record AgeBand(int fromDays, @Nullable Integer toDays, long breaks, List<CurrencyRisk> currencies) {

        public AgeBand {
            currencies = List.copyOf(currencies);
        }
    }

    /**
     * @param owner a user's name; absent for those that nobody looks after
     * @param breaks how many
     */
    public record OwnerCount(@Nullable String owner, long breaks) {}
}
