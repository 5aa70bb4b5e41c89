package io.shadowledger.operator.request;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.shadowledger.crds.LedgerVerification;
import io.shadowledger.crds.LedgerVerificationSpec;
import io.shadowledger.crds.ShadowLedger;
import io.shadowledger.crds.VerifySpec;
import io.shadowledger.operator.condition.Finding;
import io.shadowledger.operator.schedule.Cron;
import io.shadowledger.operator.schedule.ScheduledRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the verifications of {@code spec.verify}; the next one waits for the one before it. */
public final class VerificationSchedule {

    /** A whole verification belongs to the hours that were chosen for it: one that was missed for longer is left out. */
    private static final Duration MADE_UP_FOR = Duration.ofHours(1);

    private final ScheduledRequests<LedgerVerification> requests =
            new ScheduledRequests<>(LedgerVerification.class, "scheduled-verifications");

    private final Clock clock;

    public VerificationSchedule(Clock clock) {
        this.clock = clock;
    }

    /** The informer that sees the verifications that a schedule made. */
    public EventSource<?, ShadowLedger> eventSource(EventSourceContext<ShadowLedger> context) {
        return requests.eventSource(context);
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
        var made = requests.of(context);
        requests.prune(
                made.stream().filter(VerificationSchedule::isOver).toList(), verify.history(), context.getClient());
        var running = made.stream().filter(one -> !isOver(one)).findFirst();
        if (running.isPresent()) {
            return Optional.of(Finding.good(
                    "Running",
                    "LedgerVerification " + running.get().getMetadata().getName() + " is under way"));
        }
        return Optional.of(due(cron, ledger, made)
                .filter(time -> make(time, verify, ledger, context) == ScheduledRequests.Made.NAME_TAKEN)
                .map(time -> Finding.bad(
                        "NameConflict",
                        "LedgerVerification " + name(ledger, time) + " is not this schedule's: remove it"))
                .orElseGet(() -> Finding.good(
                        "Scheduled",
                        cron.next(clock.instant())
                                .map(next -> "The next verification is due at " + next)
                                .orElse("spec.verify.schedule names no time that ever comes"))));
    }

    private Optional<Instant> due(Cron cron, ShadowLedger ledger, List<LedgerVerification> made) {
        var now = clock.instant();
        var last = made.isEmpty()
                ? Instant.parse(ledger.getMetadata().getCreationTimestamp())
                : requests.time(made.getFirst());
        var bound = now.minus(MADE_UP_FOR);
        return cron.latest(last.isBefore(bound) ? bound : last, now);
    }

    private ScheduledRequests.Made make(
            Instant time, VerifySpec verify, ShadowLedger ledger, Context<ShadowLedger> context) {
        var verification = new LedgerVerification();
        verification.setSpec(new LedgerVerificationSpec(ledger.getMetadata().getName(), verify.newOnly()));
        return requests.make(verification, name(ledger, time), time, Map.of(), ledger, context.getClient());
    }

    private static String name(ShadowLedger ledger, Instant time) {
        return ledger.getMetadata().getName() + "-" + time.getEpochSecond() / 60;
    }

    private static boolean isOver(LedgerVerification verification) {
        return verification.getStatus() != null && verification.getStatus().finished();
    }
}
