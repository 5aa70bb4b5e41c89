package io.shadowledger.operator.workload;

import java.util.LinkedHashMap;
import java.util.Map;

/** The recommended labels of Kubernetes as the operator uses them. */
public final class Labels {

    /** Every object that the operator made, and no other, carries this label and value. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    public static final String OPERATOR = "shadow-ledger-operator";

    /** Selects the operator's own objects. */
    public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR;

    private static final String NAME = "app.kubernetes.io/name";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final String COMPONENT = "app.kubernetes.io/component";

    private Labels() {}

    static Map<String, String> ofLedger(String ledger) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(NAME, "shadow-ledger");
        labels.put(INSTANCE, ledger);
        labels.put(MANAGED_BY, OPERATOR);
        return labels;
    }

    static Map<String, String> ofComponent(String ledger, String component) {
        var labels = ofLedger(ledger);
        labels.put(COMPONENT, component);
        return labels;
    }

    /** What finds the pods of a component; it can never change, because a Deployment's selector cannot. */
    static Map<String, String> selector(String ledger, String component) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(INSTANCE, ledger);
        labels.put(COMPONENT, component);
        return labels;
    }
}
