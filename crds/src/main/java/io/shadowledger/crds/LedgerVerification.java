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
 * A request to hold a ledger's book against its own hash chains: docs/verify.md.
 *
 * <p>Its name becomes the name of a Job, whose pods carry it as a label of at most 63 characters.
 */
@Group(ShadowLedger.GROUP)
@Version(ShadowLedger.VERSION)
@ShortNames("lv")
@ValidationRule(
        value = "self.spec == oldSelf.spec",
        fieldPath = ".spec",
        message = "a LedgerVerification is a request and cannot change: make another one")
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?$')",
        message = "the name becomes the name of a Job: use at most 52 lower-case letters, digits and '-', "
                + "beginning and ending with a letter or digit")
@AdditionalPrinterColumn(name = "Ledger", type = Type.STRING, jsonPath = ".spec.ledger")
@AdditionalPrinterColumn(name = "Phase", type = Type.STRING, jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Progress", type = Type.STRING, jsonPath = ".status.progress")
@AdditionalPrinterColumn(name = "Entries", type = Type.INTEGER, jsonPath = ".status.records")
@AdditionalPrinterColumn(name = "Duration", type = Type.STRING, jsonPath = ".status.duration")
@AdditionalPrinterColumn(name = "Age", type = Type.DATE, jsonPath = ".metadata.creationTimestamp")
@AdditionalPrinterColumn(name = "Result", type = Type.STRING, priority = 1, jsonPath = ".status.result")
public final class LedgerVerification extends CustomResource<LedgerVerificationSpec, RunStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;
}
