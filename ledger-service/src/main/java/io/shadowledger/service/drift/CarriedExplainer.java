package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A difference that stands as the report before showed it has the cause that was found then. Looked at again from later,
 * more entries would fit by chance, and a cause that was plain would become ambiguous.
 */
@Component
@Order(2)
final class CarriedExplainer implements Explainer {

    /** Timing passes or was none: it is looked at anew every time. */
    private static final Set<Verdict> LOOKED_AT_ANEW = Set.of(Verdict.ROUNDING, Verdict.TIMING);

    private final EarlierReports earlier;
    private final DriftProperties properties;

    CarriedExplainer(EarlierReports earlier, DriftProperties properties) {
        this.earlier = earlier;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "known from before";
    }

    @Override
    public String looksFor() {
        return "the cause that the report before found for the same difference";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var before = earlier.explained(moment, differences);
        var findings = new HashMap<Difference.Account, Finding>();
        for (var difference : differences) {
            var known = before.get(difference.account());
            if (known != null
                    && !LOOKED_AT_ANEW.contains(known.explanation().verdict())
                    && Math.abs(difference.drift() - known.drift())
                            <= properties.tolerance(difference.account().currency())) {
                findings.put(difference.account(), new Finding.Cause(known.explanation()));
            }
        }
        return findings;
    }
}
