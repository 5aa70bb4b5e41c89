package io.shadowledger.operator.shadowledger;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.crds.ShadowLedgerStatus;
import io.shadowledger.operator.condition.Conditions;
import io.shadowledger.operator.condition.Finding;
import io.shadowledger.operator.database.DatabaseProbe;
import io.shadowledger.operator.driftcheck.DriftSchedules;
import io.shadowledger.operator.driftcheck.DriftSchedulesState;
import io.shadowledger.operator.request.VerificationSchedule;
import io.shadowledger.operator.secrets.LedgerSecrets;
import io.shadowledger.operator.secrets.SecretReader;
import io.shadowledger.operator.topics.TopicReconciler;
import io.shadowledger.operator.workload.Blueprint;
import io.shadowledger.operator.workload.Images;
import io.shadowledger.operator.workload.Workload;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes what a ledger needs, applies what it shall be, reports what came of it. In the steady state it writes
 * nothing: objects are compared before they are applied, and so is the status.
 *
 * <p>What fails outside Kubernetes is a finding and is looked at again soon; what fails inside it is thrown and retried
 * with growing pauses. Topics and database are the bank's: nothing here removes either.
 */
@ControllerConfiguration(name = "shadowledger")
public final class ShadowLedgerReconciler implements Reconciler<ShadowLedger> {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowLedgerReconciler.class);

    private final SecretReader secrets;
    private final TopicReconciler topics;
    private final DatabaseProbe database;
    private final Workload workload;
    private final Images images;
    private final VerificationSchedule verifications;
    private final DriftSchedules driftChecks;
    private final StatusFactory statuses;
    private final Executor probes;
    private final Clock clock;
    private final Duration recheck;
    private final Duration resync;

    /**
     * Wires the reconciler.
     *
     * @param recheck how soon a ledger that is not ready is looked at again, when no event tells of it
     * @param resync how often one that is ready is, and sooner if one of its schedules is due
     * @param probes runs the look at topics and database, which may each take as long as their timeouts
     */
    public ShadowLedgerReconciler(
            SecretReader secrets,
            TopicReconciler topics,
            DatabaseProbe database,
            Images images,
            Clock clock,
            Duration recheck,
            Duration resync,
            Executor probes) {
        this.secrets = secrets;
        this.topics = topics;
        this.database = database;
        this.workload = new Workload();
        this.images = images;
        this.verifications = new VerificationSchedule(clock);
        this.driftChecks = new DriftSchedules(clock);
        this.clock = clock;
        this.statuses = new StatusFactory(new Conditions(clock));
        this.recheck = recheck;
        this.resync = resync;
        this.probes = probes;
    }

    @Override
    public List<EventSource<?, ShadowLedger>> prepareEventSources(EventSourceContext<ShadowLedger> context) {
        var sources = new ArrayList<>(workload.eventSources(context));
        sources.add(verifications.eventSource(context));
        sources.add(driftChecks.eventSource(context));
        return sources;
    }

    @Override
    public UpdateControl<ShadowLedger> reconcile(ShadowLedger ledger, Context<ShadowLedger> context) {
        if (ledger.getSpec().paused()) {
            return written(ledger, statuses.paused(ledger));
        }
        var found = secrets.read(ledger);
        var topicsFuture = CompletableFuture.supplyAsync(
                () -> topics.reconcile(ledger.getSpec().kafka()), probes);
        var databaseFinding = database(ledger, found);
        var topicsState = topicsFuture.join();

        var blueprint = new Blueprint(ledger, images, found.version());
        var mayStart = topicsState.usable() && found.missing().isEmpty();
        var report = workload.apply(blueprint, context, mayStart);

        var verification = verifications.keep(ledger, context).orElse(null);
        var checks = driftChecks.keep(ledger, context);

        var status =
                statuses.of(ledger, new Observation(found, topicsState, databaseFinding, report, verification, checks));
        var ready = "True"
                .equals(status.condition(ConditionType.READY).orElseThrow().getStatus());
        return written(ledger, status).rescheduleAfter(pause(ready ? resync : recheck, checks));
    }

    /** So that a check is made at its time, and not when the ledger happens to be looked at. */
    private Duration pause(Duration usual, DriftSchedulesState checks) {
        return checks.next()
                .map(next -> Duration.between(clock.instant(), next))
                .filter(until -> until.isPositive() && until.compareTo(usual) < 0)
                .orElse(usual);
    }

    private Finding database(ShadowLedger ledger, LedgerSecrets found) {
        var credentials = found.credentials();
        return credentials == null
                ? Finding.bad("SecretMissing", found.remedy())
                : database.check(ledger.getSpec().database(), credentials);
    }

    @Override
    public ErrorStatusUpdateControl<ShadowLedger> updateErrorStatus(
            ShadowLedger ledger, Context<ShadowLedger> context, Exception failure) {
        var code = answer(failure);
        if (code == HttpURLConnection.HTTP_NOT_FOUND) {
            // The ledger was deleted meanwhile, or its namespace was: nothing else that is written can be missing.
            return ErrorStatusUpdateControl.<ShadowLedger>noStatusUpdate().withNoRetry();
        }
        if (code == HttpURLConnection.HTTP_CONFLICT) {
            // Something changed between reading and writing; the retry reads again. Nothing for a person to know.
            return ErrorStatusUpdateControl.defaultErrorProcessing();
        }
        var status = code == HttpURLConnection.HTTP_FORBIDDEN
                ? statuses.brokenOff(
                        ledger,
                        "Forbidden",
                        "The operator lacks a right: " + failure.getMessage()
                                + ". Apply infrastructure/operator again, or grant it")
                : statuses.brokenOff(ledger, "ReconcileFailed", "Tried again soon: " + failure.getMessage());
        if (status.equals(ledger.getStatus())) {
            return ErrorStatusUpdateControl.noStatusUpdate();
        }
        return ErrorStatusUpdateControl.patchStatus(withStatus(ledger, status));
    }

    /** The API server's status code, or 0 if it is not the API server that failed; the framework wraps what is thrown. */
    private static int answer(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof KubernetesClientException refusal) {
                return refusal.getCode();
            }
        }
        return 0;
    }

    private static UpdateControl<ShadowLedger> written(ShadowLedger ledger, ShadowLedgerStatus status) {
        if (status.equals(ledger.getStatus())) {
            return UpdateControl.noUpdate();
        }
        var ready = status.condition(ConditionType.READY);
        LOG.atInfo()
                .addKeyValue("namespace", ledger.getMetadata().getNamespace())
                .addKeyValue("name", ledger.getMetadata().getName())
                .addKeyValue("generation", ledger.getMetadata().getGeneration())
                .addKeyValue("ready", ready.map(c -> c.getStatus()).orElse("Unknown"))
                .addKeyValue("reason", ready.map(c -> c.getReason()).orElse(""))
                .addKeyValue("replicas", status.replicas())
                .log("Status changed");
        return UpdateControl.patchStatus(withStatus(ledger, status));
    }

    /** Name and status only, so that applying it takes nothing else over; the version refuses a stale one. */
    private static ShadowLedger withStatus(ShadowLedger ledger, ShadowLedgerStatus status) {
        var patch = new ShadowLedger();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(ledger.getMetadata().getName())
                .withNamespace(ledger.getMetadata().getNamespace())
                .withResourceVersion(ledger.getMetadata().getResourceVersion())
                .build());
        patch.setStatus(status);
        return patch;
    }
}
