package io.shadowledger.operator.driftcheck;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.crds.CheckBasis;
import io.shadowledger.crds.DriftCheck;
import io.shadowledger.crds.DriftCheckStatus;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.operator.condition.Conditions;
import io.shadowledger.operator.driftcheck.ReportDoor.Submission;
import io.shadowledger.operator.secrets.SecretReader;
import io.shadowledger.operator.workload.Blueprint;
import io.shadowledger.operator.workload.Images;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has each {@link DriftCheck} compared by its ledger, as a user of that ledger with the role auditor. The ledger's id
 * of a report follows from its content, so a crash between sending it and writing that down sends the same report
 * again. A check that is over is not looked at again.
 */
@ControllerConfiguration(name = "driftcheck")
public final class DriftCheckReconciler implements Reconciler<DriftCheck> {

    private final SecretReader secrets;
    private final ReportDoor.Opener doors;
    private final Map<String, String> addresses;
    private final Images images;
    private final Clock clock;
    private final Duration recheck;
    private final CheckStatuses statuses;

    /**
     * Wires the reconciler.
     *
     * @param addresses where ledgers are reached, by {@code namespace/name}, if not by the names of their Services
     * @param recheck how often a check that is not over is looked at
     */
    public DriftCheckReconciler(
            SecretReader secrets,
            ReportDoor.Opener doors,
            Map<String, String> addresses,
            Images images,
            Clock clock,
            Duration recheck) {
        this.secrets = secrets;
        this.doors = doors;
        this.addresses = Map.copyOf(addresses);
        this.images = images;
        this.clock = clock;
        this.recheck = recheck;
        this.statuses = new CheckStatuses(new Conditions(clock));
    }

    @Override
    public UpdateControl<DriftCheck> reconcile(DriftCheck check, Context<DriftCheck> context) {
        if (check.getStatus() != null && check.getStatus().finished()) {
            return UpdateControl.noUpdate();
        }
        var status = status(check, context.getClient());
        var control = status.equals(check.getStatus())
                ? UpdateControl.<DriftCheck>noUpdate()
                : UpdateControl.patchStatus(withStatus(check, status));
        return status.finished() ? control : control.rescheduleAfter(recheck);
    }

    @Override
    public ErrorStatusUpdateControl<DriftCheck> updateErrorStatus(
            DriftCheck check, Context<DriftCheck> context, Exception failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof KubernetesClientException refusal
                    && refusal.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                // Removed meanwhile.
                return ErrorStatusUpdateControl.<DriftCheck>noStatusUpdate().withNoRetry();
            }
        }
        return ErrorStatusUpdateControl.defaultErrorProcessing();
    }

    private DriftCheckStatus status(DriftCheck check, KubernetesClient client) {
        var namespace = check.getMetadata().getNamespace();
        var name = check.getSpec().ledger();
        var ledger = client.resources(ShadowLedger.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
        if (ledger == null) {
            return statuses.pending(
                    check,
                    "LedgerMissing",
                    "There is no ShadowLedger " + name + " in this namespace; it is waited for");
        }
        var secret = ledger.getSpec().security().operatorSecret();
        if (secret == null) {
            return statuses.pending(
                    check,
                    "NoLogin",
                    "ShadowLedger " + name + " names no login for the operator: set spec.security.operatorSecret to a "
                            + "Secret with username and password of a user with the role auditor");
        }
        var login = secrets.login(namespace, secret);
        if (login.isEmpty()) {
            return statuses.pending(
                    check,
                    "SecretMissing",
                    "Secret " + secret + " lacks username or password; create it: kubectl -n " + namespace
                            + " create secret generic " + secret
                            + " --from-literal=username=NAME --from-file=password=FILE");
        }
        var blueprint = new Blueprint(ledger, images, "");
        var address = addresses.getOrDefault(namespace + "/" + name, blueprint.driftAddress());
        try {
            var door = doors.open(address, login.get().username(), login.get().password());
            return compare(check, client, door, blueprint);
        } catch (DoorException trouble) {
            return trouble.isPassing()
                    ? statuses.pending(check, "LedgerUnreachable", trouble.sentence())
                    : statuses.failed(check, "Refused", trouble.sentence());
        }
    }

    private DriftCheckStatus compare(DriftCheck check, KubernetesClient client, ReportDoor door, Blueprint blueprint)
            throws DoorException {
        var before = check.getStatus();
        if (before != null && before.reportId() != null) {
            return told(check, door.report(before.reportId()), before.startedAt(), blueprint);
        }
        var latest = check.getSpec().report().latest();
        if (latest != null) {
            var since = check.getSpec().report().asOfAfter();
            var wanted = new WantedReport(latest, since == null ? null : Instant.parse(since));
            var found = door.latest(wanted);
            return found.isEmpty()
                    ? missing(check, "The ledger has no " + wanted.text())
                    : told(check, door.recheck(found.get().reportId()), null, blueprint);
        }
        var content = content(check, client);
        if (content.isEmpty()) {
            var key = Objects.requireNonNull(check.getSpec().report().configMap());
            return missing(check, "ConfigMap " + key.name() + " with the key " + key.key() + " is not there");
        }
        return told(check, door.submit(submission(check, content.get())), null, blueprint);
    }

    /** A report that is not there is waited for, until the check's deadline if it has one. */
    private DriftCheckStatus missing(DriftCheck check, String what) {
        var deadline = check.getSpec().deadline();
        if (deadline == null) {
            return statuses.pending(check, "ReportMissing", what + "; it is waited for");
        }
        return clock.instant().isBefore(Instant.parse(deadline))
                ? statuses.pending(check, "ReportMissing", what + "; it is waited for until " + deadline)
                : statuses.failed(
                        check,
                        "DeadlineExceeded",
                        what + " by " + deadline
                                + ", the deadline: ask the core banking system for it, and make another "
                                + "check once it is there");
    }

    private DriftCheckStatus told(DriftCheck check, CbsReport report, @Nullable String started, Blueprint blueprint) {
        var since = started == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : Instant.parse(started);
        return statuses.of(
                check,
                report,
                since,
                blueprint
                        .consoleAddress()
                        .map(it -> it + "/reports/" + report.reportId())
                        .orElse(null));
    }

    private static Submission submission(DriftCheck check, String content) {
        var spec = check.getSpec();
        var key = Objects.requireNonNull(spec.report().configMap());
        return new Submission(
                key.name() + "/" + key.key(),
                key.key().endsWith(".json") ? "application/json" : "text/csv",
                Instant.parse(Objects.requireNonNull(spec.asOf())),
                spec.basis() == CheckBasis.booked ? Basis.BOOKED : Basis.VALUE,
                spec.complete(),
                content);
    }

    private static Optional<String> content(DriftCheck check, KubernetesClient client) {
        var key = Objects.requireNonNull(check.getSpec().report().configMap());
        var map = client.configMaps()
                .inNamespace(check.getMetadata().getNamespace())
                .withName(key.name())
                .get();
        return map == null || map.getData() == null
                ? Optional.empty()
                : Optional.ofNullable(map.getData().get(key.key()));
    }

    /** Name and status only, so that applying it takes nothing else over; the version refuses a stale one. */
    private static DriftCheck withStatus(DriftCheck check, DriftCheckStatus status) {
        var patch = new DriftCheck();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(check.getMetadata().getName())
                .withNamespace(check.getMetadata().getNamespace())
                .withResourceVersion(check.getMetadata().getResourceVersion())
                .build());
        patch.setStatus(status);
        return patch;
    }
}
