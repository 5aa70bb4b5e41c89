package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.shadowledger.crds.ServiceRole;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.crds.ShadowLedgerSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the wanted objects of a ledger are made from. The same blueprint always makes the same objects.
 *
 * @param ledger the resource
 * @param images what runs if the resource names no image
 * @param secretsVersion changes with the ledger's Secrets; pods are rolled when it does
 */
public record Blueprint(ShadowLedger ledger, Images images, String secretsVersion) {

    /** Component name of the console; the roles have their own names. */
    static final String CONSOLE = "console";

    static final int PORT = 8080;

    ShadowLedgerSpec spec() {
        return ledger.getSpec();
    }

    String namespace() {
        return ledger.getMetadata().getNamespace();
    }

    String name() {
        return ledger.getMetadata().getName();
    }

    /** The roles that have a Deployment. */
    List<ServiceRole> roles() {
        return spec().topology().roles();
    }

    String childName(String component) {
        return name() + "-" + component;
    }

    String configMapName() {
        return childName("config");
    }

    /** Where a component is reached inside the cluster. */
    String address(String component) {
        return "http://" + childName(component) + "." + namespace() + ".svc:" + PORT;
    }

    /** Where reports are taken, inside the cluster. */
    public String driftAddress() {
        return address(roles().contains(ServiceRole.ALL) ? ServiceRole.ALL.wireName() : ServiceRole.DRIFT.wireName());
    }

    /** Where the console is, inside the cluster; empty if there is none. */
    public Optional<String> consoleAddress() {
        return spec().consoleOrDefault().enabled() ? Optional.of(address(CONSOLE)) : Optional.empty();
    }

    /** Metadata of an object that belongs to the whole ledger. */
    ObjectMeta metadata(String childName) {
        return metadata(childName, Labels.ofLedger(name()));
    }

    /** Metadata of an object that belongs to one component. */
    ObjectMeta componentMetadata(String component) {
        return metadata(childName(component), Labels.ofComponent(name(), component));
    }

    private ObjectMeta metadata(String childName, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(childName)
                .withNamespace(namespace())
                .withLabels(labels)
                .withOwnerReferences(owner())
                .build();
    }

    private OwnerReference owner() {
        return new OwnerReferenceBuilder()
                .withApiVersion(ledger.getApiVersion())
                .withKind(ledger.getKind())
                .withName(name())
                .withUid(ledger.getMetadata().getUid())
                .withController(true)
                .build();
    }
}
