package io.shadowledger.cli.imports;

import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts while an import runs; batches report from several threads. */
final class Tally {

    private static final int REJECTIONS_KEPT = 1000;

    private record Sums(long events, BigDecimal credits, BigDecimal debits) {}

    private final List<ImportSummary.Rejection> rejections = new ArrayList<>();
    private final Map<String, Sums> totals = new TreeMap<>();
    private long events;
    private long accepted;
    private long duplicates;
    private long rejected;

    synchronized void read(TransactionEvent event) {
        events++;
        boolean credit = event.type() == EventType.CREDIT;
        totals.merge(
                event.currency() == null ? "default" : event.currency(),
                new Sums(1, credit ? event.amount() : BigDecimal.ZERO, credit ? BigDecimal.ZERO : event.amount()),
                (a, b) -> new Sums(a.events + b.events, a.credits.add(b.credits), a.debits.add(b.debits)));
    }

    synchronized void answered(BatchReceipt receipt, List<ImportSummary.Rejection> refused) {
        accepted += receipt.accepted();
        duplicates += receipt.duplicates();
        refused.forEach(this::rejected);
    }

    synchronized void rejected(ImportSummary.Rejection rejection) {
        rejected++;
        if (rejections.size() < REJECTIONS_KEPT) {
            rejections.add(rejection);
        }
    }

    synchronized boolean anyRejected() {
        return rejected > 0;
    }

    synchronized ImportSummary summary(String file, boolean dryRun, boolean complete) {
        return new ImportSummary(
                file,
                dryRun,
                events,
                accepted,
                duplicates,
                rejected,
                rejections.stream()
                        .sorted(Comparator.comparingLong(ImportSummary.Rejection::line))
                        .toList(),
                totals.entrySet().stream()
                        .map(e -> new ImportSummary.ControlTotal(
                                e.getKey(),
                                e.getValue().events(),
                                e.getValue().credits().toPlainString(),
                                e.getValue().debits().toPlainString()))
                        .toList(),
                complete);
    }
}
