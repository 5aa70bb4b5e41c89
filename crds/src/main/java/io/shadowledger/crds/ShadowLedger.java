package io.shadowledger.crds;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * One shadow ledger: the services of one book, the topics they read and the database they write.
 *
 * <p>The name becomes part of the names of Services, which are DNS labels of at most 63 characters (RFC 1035); hence
 * its bound. There is no scale subresource: a ledger of several roles has no single number of replicas, and each
 * role's Deployment is scaled by its own HorizontalPodAutoscaler.
 */
@Group(ShadowLedger.GROUP)
@Version(ShadowLedger.VERSION)
@ShortNames("sl")
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$')",
        message = "the name becomes part of the names of Services: use at most 40 lower-case letters, digits and '-', "
                + "beginning with a letter and not ending with '-'")
@AdditionalPrinterColumn(
        name = "Ready",
        type = Type.STRING,
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
        name = "Status",
        type = Type.STRING,
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "Replicas", type = Type.STRING, jsonPath = ".status.replicas")
@AdditionalPrinterColumn(name = "Topics", type = Type.STRING, jsonPath = ".status.topics")
@AdditionalPrinterColumn(name = "Age", type = Type.DATE, jsonPath = ".metadata.creationTimestamp")
@AdditionalPrinterColumn(name = "Topology", type = Type.STRING, priority = 1, jsonPath = ".spec.topology")
@AdditionalPrinterColumn(
        name = "Message",
        type = Type.STRING,
        priority = 1,
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].message")
public final class ShadowLedger extends CustomResource<ShadowLedgerSpec, ShadowLedgerStatus> implements Namespaced {
    /** API group of every custom resource of Shadow Ledger. */
    public static final String GROUP = "shadowledger.io";

    /** The version of this type. */
    public static final String VERSION = "v1alpha1";

    private static final long serialVersionUID = 1L;
}
