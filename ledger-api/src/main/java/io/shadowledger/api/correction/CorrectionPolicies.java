package io.shadowledger.api.correction;

import io.shadowledger.api.auth.Role;
import io.shadowledger.api.drift.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that corrections are under. They are the operator's settings; nobody changes them here.
 *
 * @param expireAfter how long a proposal waits for a checker; an ISO 8601 duration such as {@code PT168H}
 * @param limits what a role may propose and approve; a role and currency without a limit has none
 * @param automatic what a policy corrects by itself; absent when nothing is automatic
 * @param obstacle why the policy in the settings is not in force; absent when it is, or when there is none
 */
public record CorrectionPolicies(
        String expireAfter,
        List<RoleLimit> limits,
        @Nullable Automatic automatic,
        @Nullable String obstacle) {

    public CorrectionPolicies {
        limits = List.copyOf(limits);
    }

    /**
     * The largest amounts of one correction. Whoever has several roles has the largest limit of them.
     *
     * @param role the role
     * @param currency ISO 4217 code
     * @param propose decimal string; absent means without limit
     * @param approve decimal string; absent means without limit
     */
    public record RoleLimit(
            Role role,
            String currency,
            @Nullable String propose,
            @Nullable String approve) {}

    /**
     * The policy in force, as it stands in the database.
     *
     * @param policyId the ledger's id of it
     * @param digest SHA-256 of its content, lower-case hexadecimal; its corrections name it
     * @param since when it was recorded
     * @param zone where the bank's day begins and ends, such as {@code Europe/Prague}
     * @param day the bank's day today
     * @param rules one per currency
     */
    public record Automatic(
            String policyId, String digest, Instant since, String zone, LocalDate day, List<AutomaticRule> rules) {

        public Automatic {
            rules = List.copyOf(rules);
        }
    }

    /**
     * What is corrected automatically in one currency.
     *
     * @param currency ISO 4217 code
     * @param upTo decimal string: the largest magnitude of one correction
     * @param dailyCap decimal string: the largest sum of magnitudes of a day
     * @param used decimal string: what of it is used today
     * @param verdicts the causes that are corrected
     */
    public record AutomaticRule(String currency, String upTo, String dailyCap, String used, List<Verdict> verdicts) {

        public AutomaticRule {
            verdicts = List.copyOf(verdicts);
        }
    }
}
