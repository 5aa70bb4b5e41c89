package io.shadowledger.cli.imports;

import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.api.event.TransactionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file's events in batches, a few at a time. An event's id makes it safe to send it again, so a batch whose
 * answer was lost, or a whole file, can be repeated: what the ledger has already counts as a duplicate.
 */
public final class EventImport {

    private final String file;
    private final Options options;
    private final Function<List<TransactionEvent>, BatchReceipt> ledger;
    private final Tally tally = new Tally();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /**
     * @param batchSize events per request
     * @param inFlight requests at a time
     * @param skipBad whether lines that are no events are passed over; otherwise the first one ends the import
     * @param dryRun whether nothing is sent
     */
    public record Options(int batchSize, int inFlight, boolean skipBad, boolean dryRun) {}

    /**
     * @param file the file's name, for the summary
     * @param ledger takes a batch; may be called from several threads, and is not called again after it threw
     */
    public EventImport(String file, Options options, Function<List<TransactionEvent>, BatchReceipt> ledger) {
        this.file = file;
        this.options = options;
        this.ledger = ledger;
    }

    /** What the import has come to so far. */
    public ImportSummary soFar() {
        return tally.summary(file, options.dryRun(), false);
    }

    /** Why the ledger could not take a batch; null while it could. */
    public @Nullable RuntimeException failure() {
        return failure.get();
    }

    /** Reads and sends until the end, the first bad line, or the first batch that could not be sent. */
    public ImportSummary run(EventSource source) {
        boolean complete;
        var permits = new Semaphore(options.inFlight());
        // Closing the executor waits for the batches under way.
        try (var sender = Executors.newVirtualThreadPerTaskExecutor()) {
            var batch = new ArrayList<SourceLine.Good>(options.batchSize());
            complete = true;
            while (complete && source.hasNext()) {
                switch (source.next()) {
                    case SourceLine.Good good -> {
                        tally.read(good.event());
                        batch.add(good);
                    }
                    case SourceLine.Bad bad -> {
                        tally.rejected(
                                new ImportSummary.Rejection(bad.line(), bad.column(), "", bad.field(), bad.detail()));
                        complete = !bad.last();
                    }
                }
                if (batch.size() == options.batchSize()) {
                    send(sender, permits, source, List.copyOf(batch));
                    batch.clear();
                }
                complete &= failure.get() == null && (options.skipBad() || !tally.anyRejected());
            }
            if (!batch.isEmpty() && failure.get() == null) {
                send(sender, permits, source, List.copyOf(batch));
            }
        }
        return tally.summary(file, options.dryRun(), complete && failure.get() == null);
    }

    private void send(ExecutorService sender, Semaphore permits, EventSource source, List<SourceLine.Good> batch) {
        if (options.dryRun()) {
            return;
        }
        permits.acquireUninterruptibly();
        sender.execute(() -> {
            try {
                if (failure.get() == null) {
                    var receipt = ledger.apply(
                            batch.stream().map(SourceLine.Good::event).toList());
                    tally.answered(receipt, rejections(source, batch, receipt));
                }
            } catch (RuntimeException unsent) {
                failure.compareAndSet(null, unsent);
            } finally {
                permits.release();
            }
        });
    }

    private static List<ImportSummary.Rejection> rejections(
            EventSource source, List<SourceLine.Good> batch, BatchReceipt receipt) {
        return receipt.rejected().stream()
                .map(r -> new ImportSummary.Rejection(
                        batch.get(r.index()).line(), source.column(r.field()), r.eventId(), r.field(), r.detail()))
                .toList();
    }
}
