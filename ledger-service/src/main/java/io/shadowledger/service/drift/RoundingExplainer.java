package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A difference within the currency's tolerance: one of the books rounds. */
@Component
@Order(1)
final class RoundingExplainer implements Explainer {

    private static final int CONFIDENCE = 100;

    private final DriftProperties properties;

    RoundingExplainer(DriftProperties properties) {
        this.properties = properties;
    }

    @Override
    public String name() {
        return "rounding";
    }

    @Override
    public String looksFor() {
        return "a difference within the rounding tolerance";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var findings = new HashMap<Difference.Account, Finding>();
        for (var difference : differences) {
            var account = difference.account();
            long tolerance = properties.tolerance(account.currency());
            if (difference.reported() != null
                    && difference.shadow() != null
                    && Math.abs(difference.drift()) <= tolerance) {
                findings.put(account, new Finding.Cause(of(account, difference.drift(), tolerance)));
            }
        }
        return findings;
    }

    /** @param drift within the tolerance; both in minor units */
    static Explanation of(Difference.Account account, long drift, long tolerance) {
        return Explanation.full(
                CONFIDENCE,
                Verdict.ROUNDING,
                "The difference of " + Wording.amount(account, drift) + " is within the rounding tolerance of "
                        + Wording.amount(account, tolerance) + ".",
                List.of());
    }
}
