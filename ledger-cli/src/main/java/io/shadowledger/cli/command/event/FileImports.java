package io.shadowledger.cli.command.event;

import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.imports.EventFile;
import io.shadowledger.cli.imports.EventImport;
import io.shadowledger.cli.imports.ImportFile;
import io.shadowledger.cli.imports.ImportSummary;
import io.shadowledger.cli.imports.RejectsFile;
import io.shadowledger.cli.imports.UnreadableFileException;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Imports files one after the other. */
final class FileImports {

    private final Invocation invocation;
    private final FileOptions options;
    private final Manner manner;

    /**
     * How it is done.
     *
     * @param rejects where lines that were not taken go; null for nowhere
     */
    record Manner(
            int batchSize,
            int inFlight,
            boolean skipBad,
            boolean dryRun,
            boolean fromStart,
            @Nullable Path rejects) {}

    private record Outcome(ImportSummary summary, @Nullable RuntimeException failure) {

        boolean stops() {
            return failure != null || !summary.complete();
        }
    }

    FileImports(Invocation invocation, FileOptions options, Manner manner) {
        this.invocation = invocation;
        this.options = options;
        this.manner = manner;
    }

    /** Imports them, up to the first that does not come to its end, and answers the exit code. */
    int run(List<ImportFile> files) {
        var eventFile = options.file(invocation);
        if (manner.rejects() != null && files.stream().anyMatch(f -> f.isAt(manner.rejects()))) {
            throw new CommandFailure(
                    ExitCode.USAGE, manner.rejects() + " is imported: --rejects names a file of its own");
        }
        if (!manner.dryRun()) {
            // Before anything is read or sent: whoever is not logged in learns it here, once.
            invocation.ledger().session().token();
        }
        var outcomes = new ArrayList<Outcome>();
        try {
            for (var file : files) {
                var outcome = one(file, eventFile, !outcomes.isEmpty());
                outcomes.add(outcome);
                if (outcome.stops()) {
                    break;
                }
            }
        } finally {
            if (!outcomes.isEmpty()) {
                ImportFigures.print(
                        invocation, outcomes.stream().map(Outcome::summary).toList(), files.size() > 1);
            }
        }
        if (outcomes.size() < files.size()) {
            invocation.note("Not begun: " + (files.size() - outcomes.size()) + " more files, from "
                    + files.get(outcomes.size()).name() + " on.");
        }
        return exitCode(outcomes);
    }

    private Outcome one(ImportFile file, EventFile eventFile, boolean afterOthers) {
        try {
            var resume = manner.dryRun()
                    ? Resume.never(invocation, file)
                    : Resume.of(invocation, file, options.understanding(invocation), !manner.fromStart());
            if (manner.rejects() == null) {
                return imported(file, eventFile, resume, rejection -> {});
            }
            try (var rejects = rejects(manner.rejects(), afterOthers || resume.before() > 0)) {
                return imported(file, eventFile, resume, rejection -> rejects.write(file.name(), rejection));
            }
        } catch (UnreadableFileException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    file.name() + ": line " + unreadable.line() + ": " + unreadable.getMessage(),
                    unreadable);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, file.name() + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static RejectsFile rejects(Path path, boolean goesOn) {
        try {
            return RejectsFile.open(path, goesOn);
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    path + ": cannot be written (" + unwritable.getMessage() + "): --rejects names another file",
                    unwritable);
        }
    }

    private Outcome imported(
            ImportFile file, EventFile eventFile, Resume resume, Consumer<ImportSummary.Rejection> rejects)
            throws IOException {
        var work = new EventImport(
                file.name(),
                new EventImport.Options(
                        manner.batchSize(), manner.inFlight(), manner.skipBad(), manner.dryRun(), resume.before()),
                manner.dryRun() ? FileImports::nowhere : sender(),
                rejects);
        try (var content = file.open();
                var source = eventFile.open(file.name(), content);
                var report = ImportReport.begin(invocation, file, work, resume)) {
            var summary = work.run(source);
            report.end(summary);
            return new Outcome(summary, work.failure());
        }
    }

    private Function<List<TransactionEvent>, BatchReceipt> sender() {
        var retry = invocation.retry();
        var events = invocation.ledger().events();
        return batch -> retry.call(() -> events.submitBatch(batch));
    }

    private static BatchReceipt nowhere(List<TransactionEvent> batch) {
        throw new IllegalStateException("a dry run sends nothing, yet there are " + batch.size() + " events to send");
    }

    private static int exitCode(List<Outcome> outcomes) {
        var failure = outcomes.getLast().failure();
        if (failure != null) {
            return failure instanceof CommandFailure known ? known.exitCode() : ExitCode.FAILURE;
        }
        if (outcomes.stream().anyMatch(o -> o.stops() || o.summary().rejected() > 0)) {
            return ExitCode.FAILURE;
        }
        return outcomes.stream().allMatch(o -> o.summary().findings().isEmpty()) ? ExitCode.OK : ExitCode.DRIFT;
    }
}
