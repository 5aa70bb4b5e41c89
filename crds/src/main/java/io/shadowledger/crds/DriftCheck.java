package io.shadowledger.crds;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A request to compare a report of the core banking system with a ledger's book: docs/drift.md. */
@Group(ShadowLedger.GROUP)
@Version(ShadowLedger.VERSION)
@ShortNames("dc")
@ValidationRule(
        value = "self.spec == oldSelf.spec",
        fieldPath = ".spec",
        message = "a DriftCheck is a request and cannot change: make another one")
@AdditionalPrinterColumn(name = "Ledger", type = Type.STRING, jsonPath = ".spec.ledger")
@AdditionalPrinterColumn(name = "Phase", type = Type.STRING, jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Accounts", type = Type.INTEGER, jsonPath = ".status.accounts")
@AdditionalPrinterColumn(name = "Differing", type = Type.INTEGER, jsonPath = ".status.differing")
@AdditionalPrinterColumn(name = "Residual", type = Type.STRING, jsonPath = ".status.residual")
@AdditionalPrinterColumn(name = "Duration", type = Type.STRING, jsonPath = ".status.duration")
@AdditionalPrinterColumn(name = "Age", type = Type.DATE, jsonPath = ".metadata.creationTimestamp")
@AdditionalPrinterColumn(name = "Report", type = Type.STRING, priority = 1, jsonPath = ".status.reportName")
@AdditionalPrinterColumn(name = "As of", type = Type.STRING, priority = 1, jsonPath = ".status.asOf")
@AdditionalPrinterColumn(
        name = "Message",
        type = Type.STRING,
        priority = 1,
        jsonPath = ".status.conditions[?(@.type==\"Complete\")].message")
public final class DriftCheck extends CustomResource<DriftCheckSpec, DriftCheckStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;
}
