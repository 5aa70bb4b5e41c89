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
import java.util.function.Consumer;

/** Counts while an import runs; batches report from several threads. */
final class Tally {

    private static final int KEPT = 1000;

    private static final class Sums {

        private long events;
        private BigDecimal credits = BigDecimal.ZERO;
        private BigDecimal debits = BigDecimal.ZERO;

        ImportSummary.ControlTotal total(String currency) {
            return new ImportSummary.ControlTotal(currency, events, credits.toPlainString(), debits.toPlainString());
        }
    }

    private final Consumer<ImportSummary.Rejection> rejects;
    private final List<ImportSummary.Rejection> rejections = new ArrayList<>();
    private final List<ImportSummary.Finding> findings = new ArrayList<>();
    private final Map<String, Sums> totals = new TreeMap<>();
    private long events;
    private long confirmedBefore;
    private long accepted;
    private long duplicates;
    private long passedOver;
    private long rejected;

    /** @param rejects takes every rejection, however many there are */
    Tally(Consumer<ImportSummary.Rejection> rejects) {
        this.rejects = rejects;
    }

    synchronized void read(TransactionEvent event) {
        events++;
        var sums = totals.computeIfAbsent(event.currency() == null ? "default" : event.currency(), _ -> new Sums());
        sums.events++;
        if (event.type() == EventType.CREDIT) {
            sums.credits = sums.credits.add(event.amount());
        } else {
            sums.debits = sums.debits.add(event.amount());
        }
    }

    synchronized void confirmedBefore() {
        confirmedBefore++;
    }

    synchronized void passedOver() {
        passedOver++;
    }

    synchronized void found(SourceLine.Contradiction contradiction) {
        if (findings.size() < KEPT) {
            findings.add(new ImportSummary.Finding(contradiction.line(), contradiction.detail()));
        }
    }

    synchronized void answered(BatchReceipt receipt, List<ImportSummary.Rejection> refused) {
        accepted += receipt.accepted();
        duplicates += receipt.duplicates();
        refused.forEach(this::rejected);
    }

    synchronized void rejected(ImportSummary.Rejection rejection) {
        rejected++;
        rejects.accept(rejection);
        if (rejections.size() < KEPT) {
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
                confirmedBefore,
                accepted,
                duplicates,
                passedOver,
                rejected,
                rejections.stream()
                        .sorted(Comparator.comparingLong(ImportSummary.Rejection::line))
                        .toList(),
                findings,
                totals.entrySet().stream()
                        .map(e -> e.getValue().total(e.getKey()))
                        .toList(),
                complete);
    }
}
