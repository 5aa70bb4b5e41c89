package io.shadowledger.operator.request;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.shadowledger.crds.LedgerVerification;
import io.shadowledger.crds.LedgerVerificationSpec;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.crds.VerifySpec;
import io.shadowledger.operator.condition.Finding;
import io.shadowledger.operator.workload.Labels;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the verifications of {@code spec.verify}. A verification's name follows from the ledger's and the time that it
 * is for, so that none is made twice; the next one waits for the one before it. Only those that a schedule made are
 * counted and removed, never one that a person asked for.
 */
public final class VerificationSchedule {

    private final Clock clock;

    public VerificationSchedule(Clock clock) {
        this.clock = clock;
    }

    /** The informer that sees the verifications that a schedule made. */
    public EventSource<?, ShadowLedger> eventSource(EventSourceContext<ShadowLedger> context) {
        var configuration = InformerEventSourceConfiguration.from(LedgerVerification.class, ShadowLedger.class)
                .withName("scheduled-verifications")
                .withLabelSelector(Labels.SELECTOR)
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(ShadowLedger.class))
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    /** Makes what is due and removes what is old; empty if the ledger has no schedule. */
    public Optional<Finding> keep(ShadowLedger ledger, Context<ShadowLedger> context) {
        var verify = ledger.getSpec().verify();
        if (verify == null) {
            return Optional.empty();
        }
        Cron cron;
        try {
            cron = Cron.parse(verify.schedule(), verify.timeZone());
        } catch (IllegalArgumentException wrong) {
            return Optional.of(Finding.bad("ScheduleInvalid", "spec.verify: " + wrong.getMessage()));
        }
        var made = context.getSecondaryResources(LedgerVerification.class).stream()
                .sorted(Comparator.comparing(VerificationSchedule::made).reversed())
                .toList();
        prune(made, verify, context);
        var running = made.stream().filter(one -> !isOver(one)).findFirst();
        if (running.isPresent()) {
            return Optional.of(Finding.good(
                    "Running",
                    "LedgerVerification " + running.get().getMetadata().getName() + " is under way"));
        }
        var last = made.isEmpty() ? Instant.parse(ledger.getMetadata().getCreationTimestamp()) : made(made.getFirst());
        cron.due(last, clock.instant()).ifPresent(due -> create(ledger, verify, due, context));
        return Optional.of(Finding.good(
                "Scheduled",
                cron.next(clock.instant())
                        .map(next -> "The next verification is due at " + next)
                        .orElse("spec.verify.schedule names no time that ever comes")));
    }

    private static void create(ShadowLedger ledger, VerifySpec verify, Instant due, Context<ShadowLedger> context) {
        var name = ledger.getMetadata().getName();
        var verification = new LedgerVerification();
        verification.setMetadata(new ObjectMetaBuilder()
                .withName(name + "-" + due.getEpochSecond() / 60)
                .withNamespace(ledger.getMetadata().getNamespace())
                .withLabels(Map.of(Labels.MANAGED_BY, Labels.OPERATOR))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(ledger.getApiVersion())
                        .withKind(ledger.getKind())
                        .withName(name)
                        .withUid(ledger.getMetadata().getUid())
                        .withController(true)
                        .build())
                .build());
        verification.setSpec(new LedgerVerificationSpec(name, verify.newOnly()));
        try {
            context.getClient().resource(verification).create();
        } catch (KubernetesClientException refusal) {
            // Made a moment ago; the informer does not show it yet.
            if (refusal.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw refusal;
            }
        }
    }

    private static void prune(List<LedgerVerification> made, VerifySpec verify, Context<ShadowLedger> context) {
        made.stream()
                .filter(VerificationSchedule::isOver)
                .skip(verify.history())
                .forEach(old -> context.getClient().resource(old).delete());
    }

    private static boolean isOver(LedgerVerification verification) {
        return verification.getStatus() != null && verification.getStatus().finished();
    }

    private static Instant made(LedgerVerification verification) {
        return Instant.parse(verification.getMetadata().getCreationTimestamp());
    }
}
