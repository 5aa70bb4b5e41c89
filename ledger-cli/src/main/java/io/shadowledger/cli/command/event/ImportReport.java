package io.shadowledger.cli.command.event;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.imports.EventImport;
import io.shadowledger.cli.imports.ImportFile;
import io.shadowledger.cli.imports.ImportSummary;
import io.shadowledger.cli.imports.Pace;
import io.shadowledger.cli.output.Progress;
import io.shadowledger.cli.output.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells how an import goes, notes how far it has come, and says so at Ctrl-C and when it stops. */
final class ImportReport implements AutoCloseable {

    private static final int SHOWN = 20;
    private static final int TICK_MILLIS = 200;
    private static final int TICKS_PER_NOTE = 5;
    private static final String AGAIN =
            "Importing the file again is safe: what the ledger has already counts as a duplicate.";

    private final Invocation invocation;
    private final ImportFile file;
    private final long size;
    private final EventImport work;
    private final Resume resume;
    private final Progress progress;
    private final ScheduledExecutorService clock;
    private final Thread atInterrupt;
    private final long start = System.nanoTime();
    private long ticks;

    private ImportReport(Invocation invocation, ImportFile file, EventImport work, Resume resume) throws IOException {
        this.invocation = invocation;
        this.file = file;
        this.size = file.size();
        this.work = work;
        this.resume = resume;
        this.progress = invocation.progress();
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("progress").factory());
        this.atInterrupt = new Thread(this::interrupted, "interrupted");
    }

    static ImportReport begin(Invocation invocation, ImportFile file, EventImport work, Resume resume)
            throws IOException {
        var report = new ImportReport(invocation, file, work, resume);
        if (resume.before() > 0) {
            invocation.note(file.name() + ": goes on after " + Text.count(resume.before())
                    + " records that the ledger has confirmed; --from-start sends them again");
        }
        Runtime.getRuntime().addShutdownHook(report.atInterrupt);
        var unused = report.clock.scheduleAtFixedRate(report::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return report;
    }

    /** Tells the outcome, all but the figures. */
    void end(ImportSummary summary) {
        stop();
        if (summary.complete() && !summary.dryRun()) {
            resume.finished();
        } else {
            resume.note(work.confirmed());
        }
        summary.rejections().stream().limit(SHOWN).forEach(r -> invocation.note(summary.file() + ": " + r.sentence()));
        more(summary.rejected(), "; -o json has their lines.");
        summary.findings().stream().limit(SHOWN).forEach(f -> invocation.note(summary.file() + ": " + f.sentence()));
        more(summary.findings().size(), " findings; -o json has them.");
        var failure = work.failure();
        if (failure != null) {
            invocation.note("error: " + failure.getMessage());
        }
        if (!summary.complete() && !summary.dryRun()) {
            invocation.note("The import stopped before the file's end, with " + Text.count(summary.accepted())
                    + " events accepted. " + next(failure != null));
        }
    }

    private void more(long count, String what) {
        if (count > SHOWN) {
            invocation.note("… and " + Text.count(count - SHOWN) + " more" + what);
        }
    }

    /** What to do next: a file that is at fault will be another file once it is corrected. */
    private String next(boolean sameFile) {
        return sameFile && resume.possible()
                ? "Run the same command again: it goes on after the " + Text.count(work.confirmed())
                        + " records that are confirmed, and what the ledger has already counts as a duplicate."
                : AGAIN;
    }

    private void tick() {
        var now = work.soFar();
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        progress.show(line(now, new Pace(now.events(), file.read(), size, elapsed)));
        ticks++;
        if (ticks % TICKS_PER_NOTE == 0) {
            resume.note(work.confirmed());
        }
    }

    /** How it goes, in a line. */
    static String line(ImportSummary now, Pace pace) {
        return (pace.percent() < 0 ? "" : pace.percent() + "%, ")
                + Text.count(now.events()) + " read, "
                + (now.dryRun()
                        ? ""
                        : Text.count(now.accepted()) + " accepted, " + Text.count(now.duplicates()) + " duplicates, ")
                + Text.count(now.rejected()) + " rejected, " + Text.count(pace.perSecond()) + "/s"
                + (pace.left().isNegative() ? "" : ", " + Text.duration(pace.left()) + " left");
    }

    private void interrupted() {
        progress.clear();
        resume.note(work.confirmed());
        invocation.note("Stopped with " + Text.count(work.soFar().accepted()) + " events accepted. " + next(true));
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
}
