package io.shadowledger.service.correction;

import io.shadowledger.api.correction.CorrectionPolicies;
import io.shadowledger.api.correction.CorrectionPolicies.Automatic;
import io.shadowledger.api.correction.CorrectionPolicies.AutomaticRule;
import io.shadowledger.api.correction.CorrectionPolicies.RoleLimit;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which policy is in force, and whether it is the one in the settings. */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class Policies {

    private final CorrectionProperties properties;
    private final PolicyContent content;
    private final PolicyRepository repository;
    private final Clock clock;

    Policies(CorrectionProperties properties, PolicyContent content, PolicyRepository repository, Clock clock) {
        this.properties = properties;
        this.content = content;
        this.repository = repository;
        this.clock = clock;
    }

    /** The policy to correct by: only one that is in the settings of this process and in force. */
    Optional<StoredPolicy> applicable() {
        return content.isEmpty()
                ? Optional.empty()
                : repository.inForce().filter(policy -> policy.content().equals(content.json()));
    }

    /** What may still be corrected today by a rule, at most the rule's largest amount. */
    Money allowed(CorrectionProperties.Auto rule) {
        long left = rule.cap().minor() - repository.used(today()).getOrDefault(rule.currency(), 0L);
        return new Money(
                Math.clamp(left, 0, rule.largest().minor()), rule.largest().currency());
    }

    CorrectionPolicies view() {
        var limits = properties.limits().stream()
                .map(limit -> new RoleLimit(
                        limit.role(), limit.currency(), decimal(limit.proposable()), decimal(limit.approvable())))
                .toList();
        var policy = applicable();
        return new CorrectionPolicies(
                properties.expireAfter().toString(),
                limits,
                policy.map(this::automatic).orElse(null),
                content.isEmpty() || policy.isPresent()
                        ? null
                        : "the policy in the settings is not recorded, so nothing is automatic: start this process with"
                                + " POSTGRES_OWNER_USERNAME (docs/four-eyes.md)");
    }

    private Automatic automatic(StoredPolicy policy) {
        var day = today();
        var used = repository.used(day);
        return new Automatic(
                policy.policyId(),
                policy.digest(),
                policy.recordedAt(),
                properties.zone().getId(),
                day,
                properties.auto().stream()
                        .map(rule -> new AutomaticRule(
                                rule.currency(),
                                rule.largest().toDecimalString(),
                                rule.cap().toDecimalString(),
                                new Money(
                                                used.getOrDefault(rule.currency(), 0L),
                                                rule.cap().currency())
                                        .toDecimalString(),
                                rule.verdicts()))
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), properties.zone());
    }

    private static @Nullable String decimal(@Nullable Money amount) {
        return amount == null ? null : amount.toDecimalString();
    }
}
