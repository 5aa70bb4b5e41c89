package io.shadowledger.service.correction;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The policy in the settings, in the form that the database keeps and checks. */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class PolicyContent {

    private final String json;
    private final boolean empty;

    PolicyContent(CorrectionProperties properties, JsonMapper mapper) {
        var rules = properties.auto().stream()
                .sorted(Comparator.comparing(CorrectionProperties.Auto::currency))
                .map(PolicyContent::rule)
                .toList();
        var content = new LinkedHashMap<String, Object>();
        content.put("zone", properties.zone().getId());
        content.put("rules", rules);
        this.json = mapper.writeValueAsString(content);
        this.empty = rules.isEmpty();
    }

    /** One spelling for one policy: the members in one order, the rules in that of their currencies. */
    String json() {
        return json;
    }

    /** Whether nothing is automatic. */
    boolean isEmpty() {
        return empty;
    }

    private static Map<String, Object> rule(CorrectionProperties.Auto auto) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("currency", auto.currency());
        rule.put("upTo", auto.largest().minor());
        rule.put("dailyCap", auto.cap().minor());
        rule.put("verdicts", List.copyOf(auto.verdicts()));
        return rule;
    }
}
