package io.shadowledger.operator.request;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.shadowledger.crds.LedgerVerification;
import io.shadowledger.operator.workload.Images;
import io.shadowledger.operator.workload.RequestJobs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Has each {@link LedgerVerification} done by a Job, once, and says what came of it. */
@ControllerConfiguration(name = "ledgerverification")
public final class VerificationReconciler implements Reconciler<LedgerVerification> {

    private final Runs<LedgerVerification> runs;

    /** @param recheck how often a request that is not over is looked at */
    public VerificationReconciler(Images images, Clock clock, Duration recheck) {
        this.runs =
                new Runs<>(LedgerVerification.class, LedgerVerification::new, RequestJobs::of, images, clock, recheck);
    }

    @Override
    public List<EventSource<?, LedgerVerification>> prepareEventSources(
            EventSourceContext<LedgerVerification> context) {
        return runs.eventSources(context);
    }

    @Override
    public UpdateControl<LedgerVerification> reconcile(
            LedgerVerification request, Context<LedgerVerification> context) {
        return runs.reconcile(request, context);
    }

    @Override
    public ErrorStatusUpdateControl<LedgerVerification> updateErrorStatus(
            LedgerVerification request, Context<LedgerVerification> context, Exception failure) {
        return runs.failed(failure);
    }
}
