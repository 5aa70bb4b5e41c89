package io.shadowledger.service.correction;

import io.shadowledger.api.auth.Role;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.Money;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules that corrections are under.
 *
 * @param expireAfter how long a proposal waits for a checker
 * @param zone where the bank's day begins and ends, for the daily caps
 * @param limits what a role may propose and approve; what is absent is not limited
 * @param auto what is corrected automatically, at most one per currency; nothing where absent
 */
@ConfigurationProperties("shadowledger.corrections")
record CorrectionProperties(
        @DefaultValue("7d") Duration expireAfter,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue List<Limit> limits,
        @DefaultValue List<Auto> auto) {

    CorrectionProperties {
        if (expireAfter.compareTo(Duration.ofMinutes(1)) < 0 || expireAfter.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException(
                    "shadowledger.corrections.expire-after must be from 1m to 366d: " + expireAfter);
        }
        // PostgreSQL reads the sign of an offset the other way round.
        if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            throw new IllegalArgumentException("shadowledger.corrections.zone is '" + zone
                    + "': write the name of a zone such as Europe/Prague, or UTC");
        }
        limits = List.copyOf(limits);
        auto = List.copyOf(auto);
        var seen = new HashSet<String>();
        for (var rule : auto) {
            if (!seen.add(rule.currency())) {
                throw new IllegalArgumentException(
                        "shadowledger.corrections.auto has more than one rule for " + rule.currency() + ": leave one");
            }
        }
    }

    /**
     * The largest amounts of one correction.
     *
     * @param role the role
     * @param currency ISO 4217 code
     * @param propose decimal string; absent means without limit
     * @param approve decimal string; absent means without limit
     */
    record Limit(
            Role role,
            String currency,
            @Nullable String propose,
            @Nullable String approve) {

        Limit {
            // Fails at start, with the reason.
            amount("limits", propose, currency);
            amount("limits", approve, currency);
        }

        @Nullable
        Money proposable() {
            return amount("limits", propose, currency);
        }

        @Nullable
        Money approvable() {
            return amount("limits", approve, currency);
        }
    }

    /**
     * What is corrected automatically in one currency.
     *
     * @param currency ISO 4217 code
     * @param upTo decimal string: the largest magnitude of one correction
     * @param dailyCap decimal string: the largest sum of magnitudes of a day
     * @param verdicts the causes that are corrected
     */
    record Auto(
            String currency,
            String upTo,
            String dailyCap,
            @DefaultValue("ROUNDING") List<Verdict> verdicts) {

        Auto {
            verdicts = verdicts.stream().distinct().sorted().toList();
            var largest = Money.parse(upTo, Money.currency(currency));
            var cap = Money.parse(dailyCap, Money.currency(currency));
            if (largest.minor() <= 0 || cap.compareTo(largest) < 0) {
                throw new IllegalArgumentException("shadowledger.corrections.auto for " + currency + ": up-to " + upTo
                        + " must be above 0 and no more than daily-cap " + dailyCap);
            }
            if (verdicts.isEmpty() || verdicts.contains(Verdict.TIES)) {
                throw new IllegalArgumentException("shadowledger.corrections.auto for " + currency
                        + ": verdicts names the causes that are corrected, and TIES is none");
            }
        }

        Money largest() {
            return Money.parse(upTo, Money.currency(currency));
        }

        Money cap() {
            return Money.parse(dailyCap, Money.currency(currency));
        }
    }

    private static @Nullable Money amount(String where, @Nullable String decimal, String currency) {
        if (decimal == null || decimal.isBlank()) {
            return null;
        }
        var amount = Money.parse(decimal, Money.currency(currency));
        if (amount.isNegative()) {
            throw new IllegalArgumentException(
                    "shadowledger.corrections." + where + " for " + currency + ": " + decimal + " is below 0");
        }
        return amount;
    }
}
