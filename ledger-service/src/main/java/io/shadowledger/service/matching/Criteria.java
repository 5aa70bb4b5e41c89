package io.shadowledger.service.matching;

import io.shadowledger.api.matching.MatchingCriteria;
import io.shadowledger.api.matching.MatchingCriteria.AmountTolerance;
import io.shadowledger.api.matching.MatchingCriteria.Cardinality;
import io.shadowledger.api.matching.MatchingCriteria.ReferenceRule;
import io.shadowledger.api.matching.MatchingRule;
import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.problem.InvalidException;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks criteria, and makes of them what the matcher applies. */
final class Criteria {

    private static final int MOST_DAYS = 31;
    private static final int MOST_PRIORITY = 1_000;
    private static final int MOST_TOLERANCES = 50;

    private Criteria() {}

    /**
     * The same draft in its one form.
     *
     * @throws InvalidException that names the field
     */
    static MatchingRule.Draft valid(MatchingRule.Draft draft) {
        if (isMissing(draft.criteria())) {
            throw new InvalidException("criteria", "criteria say when the rule matches");
        }
        priority(draft.priority());
        return new MatchingRule.Draft(draft.priority(), valid(draft.criteria()), draft.enabled());
    }

    static int priority(int priority) {
        if (priority < 1 || priority > MOST_PRIORITY) {
            throw new InvalidException("priority", "priority is 1 to 1,000: the smallest is asked first");
        }
        return priority;
    }

    static MatchingCriteria valid(MatchingCriteria criteria) {
        if (isMissing(criteria.reference())) {
            throw new InvalidException("criteria.reference", "reference is EXACT or NONE");
        }
        if (isMissing(criteria.cardinality())) {
            throw new InvalidException("criteria.cardinality", "cardinality is ONE_TO_ONE, ONE_TO_MANY or MANY_TO_ONE");
        }
        @Nullable Integer days = criteria.windowDays();
        if (days == null ? criteria.reference() == ReferenceRule.NONE : days < 0 || days > MOST_DAYS) {
            throw new InvalidException(
                    "criteria.windowDays", "windowDays is 0 to 31; without it the reference must be EXACT");
        }
        if (criteria.similarity() < 0 || criteria.similarity() > 100) {
            throw new InvalidException("criteria.similarity", "similarity is 0 to 100 percent");
        }
        if (criteria.cardinality() != Cardinality.ONE_TO_ONE
                && !criteria.tolerances().isEmpty()) {
            throw new InvalidException(
                    "criteria.tolerances", "several parts make an amount exactly: tolerances are for ONE_TO_ONE");
        }
        return new MatchingCriteria(
                criteria.reference(),
                tolerances(criteria.tolerances()),
                days,
                criteria.similarity(),
                criteria.cardinality());
    }

    private static List<AmountTolerance> tolerances(List<AmountTolerance> tolerances) {
        long currencies =
                tolerances.stream().map(AmountTolerance::currency).distinct().count();
        if (currencies != tolerances.size() || currencies > MOST_TOLERANCES) {
            throw new InvalidException("criteria.tolerances", "tolerances are at most one per currency, and 50");
        }
        return tolerances.stream()
                .map(Criteria::tolerance)
                .sorted(Comparator.comparing(AmountTolerance::currency))
                .toList();
    }

    private static AmountTolerance tolerance(AmountTolerance tolerance) {
        if (isMissing(tolerance.currency()) || isMissing(tolerance.amount())) {
            throw new InvalidException("criteria.tolerances", "a tolerance has a currency and an amount");
        }
        try {
            var amount = Money.parse(tolerance.amount(), Money.currency(tolerance.currency()));
            if (amount.isNegative()) {
                throw new InvalidException("criteria.tolerances", "a tolerance is a magnitude, so it has no sign");
            }
            return new AmountTolerance(amount.currency().getCurrencyCode(), amount.toDecimalString());
        } catch (InvalidMoneyException invalid) {
            throw new InvalidException("criteria.tolerances", "tolerances: " + invalid.getMessage());
        }
    }

    /** The enabled rules, in their order, for accounts of a currency. */
    static List<Rule> rules(List<MatchingRule> rules, Currency currency) {
        return rules.stream()
                .filter(MatchingRule::enabled)
                .sorted(MatchingRules.order())
                .map(rule -> rule(rule.name(), rule.criteria(), currency))
                .toList();
    }

    private static Rule rule(String name, MatchingCriteria criteria, Currency currency) {
        @Nullable Integer days = criteria.windowDays();
        return new Rule(
                name,
                criteria.reference() == ReferenceRule.EXACT,
                criteria.tolerances().stream()
                        .filter(tolerance -> tolerance.currency().equals(currency.getCurrencyCode()))
                        .mapToLong(tolerance ->
                                Money.parse(tolerance.amount(), currency).minor())
                        .findFirst()
                        .orElse(0),
                days == null ? Rule.ANY_DAY : days,
                criteria.similarity(),
                criteria.cardinality());
    }

    /** What the contract calls present may be absent on the wire. */
    private static boolean isMissing(@Nullable Object value) {
        return value == null;
    }
}
