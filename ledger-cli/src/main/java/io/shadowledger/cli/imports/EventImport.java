package io.shadowledger.cli.imports;

import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.api.event.TransactionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file's events in batches, several at a time, each account's in their order. An event's id makes it safe to send
 * it again, so a batch whose answer was lost, or a whole file, can be repeated: what the ledger has already counts as a
 * duplicate.
 */
public final class EventImport {

    private final String file;
    private final Options options;
    private final Function<List<TransactionEvent>, BatchReceipt> ledger;
    private final Tally tally;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile @Nullable Lanes lanes;

    /**
     * @param batchSize events per request
     * @param inFlight requests at a time
     * @param skipBad whether lines that are no events are passed over; otherwise the first one ends the import
     * @param dryRun whether nothing is sent
     * @param confirmedBefore how many records an import before this one has confirmed; they are read and not sent
     */
    public record Options(int batchSize, int inFlight, boolean skipBad, boolean dryRun, long confirmedBefore) {}

    /**
     * @param file the file's name, for the summary
     * @param ledger takes a batch; may be called from several threads, and is not called again after it threw
     * @param rejects takes every line that was not taken, from several threads but one at a time
     */
    public EventImport(
            String file,
            Options options,
            Function<List<TransactionEvent>, BatchReceipt> ledger,
            Consumer<ImportSummary.Rejection> rejects) {
        this.file = file;
        this.options = options;
        this.ledger = ledger;
        this.tally = new Tally(rejects);
    }

    /** What the import has come to so far. */
    public ImportSummary soFar() {
        return tally.summary(file, options.dryRun(), false);
    }

    /** How many records, from the beginning of the file, need not be sent again. */
    public long confirmed() {
        var sending = lanes;
        return sending == null ? options.confirmedBefore() : sending.confirmed();
    }

    /** Why the ledger could not take a batch; null while it could. */
    public @Nullable RuntimeException failure() {
        return failure.get();
    }

    /** Reads and sends until the end, the first bad line, or the first batch that could not be sent. */
    public ImportSummary run(EventSource source) {
        boolean complete = true;
        // Closing the lanes waits for the batches under way.
        try (var sending = new Lanes(
                options.inFlight(), options.batchSize(), options.confirmedBefore(), batch -> send(source, batch))) {
            lanes = sending;
            var chunk = new ArrayList<SourceLine.Good>(sending.chunkSize());
            long records = 0;
            while (complete && source.hasNext()) {
                var line = source.next();
                boolean stops = line instanceof SourceLine.Bad bad && (bad.last() || !options.skipBad());
                take(line, records < options.confirmedBefore(), chunk);
                records += stops ? 0 : 1;
                if (chunk.size() == sending.chunkSize()) {
                    sending.send(List.copyOf(chunk), records);
                    chunk.clear();
                }
                complete = !stops && failure.get() == null && (options.skipBad() || !tally.anyRejected());
            }
            if (!options.dryRun() && records > options.confirmedBefore() && failure.get() == null) {
                sending.send(List.copyOf(chunk), records);
            }
        }
        return tally.summary(file, options.dryRun(), complete && failure.get() == null);
    }

    private void take(SourceLine line, boolean before, List<SourceLine.Good> chunk) {
        switch (line) {
            case SourceLine.Good good -> {
                tally.read(good.event());
                if (before) {
                    tally.confirmedBefore();
                } else if (!options.dryRun()) {
                    chunk.add(good);
                }
            }
            case SourceLine.Bad bad -> {
                if (!before) {
                    tally.rejected(
                            new ImportSummary.Rejection(bad.line(), bad.column(), "", bad.field(), bad.detail()));
                }
            }
            case SourceLine.PassedOver _ -> tally.passedOver();
            case SourceLine.Contradiction contradiction -> tally.found(contradiction);
        }
    }

    private boolean send(EventSource source, List<SourceLine.Good> batch) {
        try {
            if (failure.get() != null) {
                return false;
            }
            var receipt =
                    ledger.apply(batch.stream().map(SourceLine.Good::event).toList());
            tally.answered(receipt, rejections(source, batch, receipt));
            return true;
        } catch (RuntimeException unsent) {
            failure.compareAndSet(null, unsent);
            return false;
        }
    }

    private static List<ImportSummary.Rejection> rejections(
            EventSource source, List<SourceLine.Good> batch, BatchReceipt receipt) {
        return receipt.rejected().stream()
                .map(r -> new ImportSummary.Rejection(
                        batch.get(r.index()).line(), source.column(r.field()), r.eventId(), r.field(), r.detail()))
                .toList();
    }
}
