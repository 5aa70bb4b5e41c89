package io.shadowledger.cli.command.event;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.imports.EventImport;
import io.shadowledger.cli.imports.ImportSummary;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Progress;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells how an import goes, how it ended, and, at Ctrl-C, how far it had come. */
final class ImportReport implements AutoCloseable {

    private static final int SHOWN = 20;
    private static final String AGAIN =
            "Importing the file again is safe: what the ledger has already counts as a duplicate.";

    private final Invocation invocation;
    private final EventImport work;
    private final Progress progress;
    private final ScheduledExecutorService clock;
    private final Thread atInterrupt;

    private ImportReport(Invocation invocation, EventImport work) {
        this.invocation = invocation;
        this.work = work;
        this.progress = invocation.progress();
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("progress").factory());
        this.atInterrupt = new Thread(this::interrupted, "interrupted");
    }

    static ImportReport begin(Invocation invocation, EventImport work) {
        var report = new ImportReport(invocation, work);
        Runtime.getRuntime().addShutdownHook(report.atInterrupt);
        var unused = report.clock.scheduleAtFixedRate(report::tick, 200, 200, TimeUnit.MILLISECONDS);
        return report;
    }

    /** Prints the outcome. */
    void end(ImportSummary summary) {
        stop();
        summary.rejections().stream().limit(SHOWN).forEach(r -> invocation.note(summary.file() + ": " + r.sentence()));
        if (summary.rejected() > SHOWN) {
            invocation.note("… and " + Text.count(summary.rejected() - SHOWN) + " more; -o json has their lines.");
        }
        var failure = work.failure();
        if (failure != null) {
            invocation.note("error: " + failure.getMessage());
        }
        invocation.printer().one(summary, fields(summary));
        if (!summary.complete() && !summary.dryRun()) {
            invocation.note("The import stopped before the file's end, with " + Text.count(summary.accepted())
                    + " events accepted. " + AGAIN);
        }
    }

    /** The exit code for an import that was not all well. */
    static int exitCode(@Nullable RuntimeException failure) {
        return failure instanceof CommandFailure known ? known.exitCode() : ExitCode.FAILURE;
    }

    private void tick() {
        var now = work.soFar();
        progress.show(Text.count(now.events()) + " read, " + Text.count(now.accepted()) + " accepted, "
                + Text.count(now.duplicates()) + " duplicates, " + Text.count(now.rejected()) + " rejected");
    }

    private void interrupted() {
        progress.clear();
        invocation.note("Stopped with " + Text.count(work.soFar().accepted()) + " events accepted. " + AGAIN);
    }

    private void stop() {
        clock.shutdownNow();
        progress.clear();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atInterrupt);
        } catch (IllegalStateException ending) {
            // The process is ending, and the hook is saying so.
            invocation.environment().err().flush();
        }
    }

    private static Fields fields(ImportSummary summary) {
        var fields = new Fields().add("File", summary.file()).add("Events", summary.events());
        if (summary.dryRun()) {
            fields.add("Sent", "nothing: this was a dry run");
        } else {
            fields.add("Accepted", summary.accepted()).add("Duplicates", summary.duplicates());
        }
        fields.add("Rejected", summary.rejected());
        summary.totals()
                .forEach(t -> fields.add(
                        "Read in " + t.currency(),
                        Text.count(t.events()) + " events, credits " + t.credits() + ", debits " + t.debits()));
        return fields;
    }
}
