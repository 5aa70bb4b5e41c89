package io.shadowledger.operator.request;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.shadowledger.crds.LedgerRebuild;
import io.shadowledger.operator.workload.Images;
import io.shadowledger.operator.workload.RequestJobs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Has each {@link LedgerRebuild} done by a Job, once, and says what came of it. */
@ControllerConfiguration(name = "ledgerrebuild")
public final class RebuildReconciler implements Reconciler<LedgerRebuild> {

    private final Runs<LedgerRebuild> runs;

    /** @param recheck how often a request that is not over is looked at */
    public RebuildReconciler(Images images, Clock clock, Duration recheck) {
        this.runs = new Runs<>(LedgerRebuild.class, LedgerRebuild::new, RequestJobs::of, images, clock, recheck);
    }

    @Override
    public List<EventSource<?, LedgerRebuild>> prepareEventSources(EventSourceContext<LedgerRebuild> context) {
        return runs.eventSources(context);
    }

    @Override
    public UpdateControl<LedgerRebuild> reconcile(LedgerRebuild request, Context<LedgerRebuild> context) {
        return runs.reconcile(request, context);
    }

    @Override
    public ErrorStatusUpdateControl<LedgerRebuild> updateErrorStatus(
            LedgerRebuild request, Context<LedgerRebuild> context, Exception failure) {
        return runs.failed(failure);
    }
}
