package io.shadowledger.cli.command.event;

import io.shadowledger.api.event.EventsApi;
import io.shadowledger.cli.command.ChoiceConverter;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.imports.EventImport;
import io.shadowledger.cli.imports.EventSource;
import io.shadowledger.cli.imports.ImportSummary;
import io.shadowledger.cli.imports.UnreadableFileException;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Send a file of events, CSV or JSON Lines.",
        sortOptions = false,
        footer = {
            "",
            "Every event's id makes it safe to import a file again: what the ledger has",
            "counts as a duplicate. Options that belong to a kind of file can be kept in",
            "a file of their own, which is named with a leading @.",
            "",
            "Exit code 1 if any line was not taken; lines before it were.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} --as feed events import events.jsonl",
            "  ${ROOT-COMMAND-NAME} events import day.csv --map eventId=ref,amount=sum --dry-run",
            "  ${ROOT-COMMAND-NAME} --as feed events import trans.csv @our-core.options"
        })
final class EventsImportCommand implements Callable<Integer> {

    /** What a bad line does. */
    enum OnError {
        STOP,
        SKIP
    }

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard input.")
    private String file = "";

    @Mixin
    private FileOptions options = new FileOptions();

    @Option(
            names = "--on-error",
            paramLabel = "WHAT",
            converter = OfOnError.class,
            description = "At a line that is no event: stop, or skip it and go on. Default: stop.")
    private OnError onError = OnError.STOP;

    @Option(names = "--dry-run", description = "Read and check everything, send nothing.")
    private boolean dryRun;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Events per request, at most " + EventsApi.MAX_BATCH + ". Default: 2000.")
    private int batchSize;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "3",
            description = "Requests at a time. Default: 3.")
    private int inFlight;

    private final Invocation invocation;

    EventsImportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var eventFile = options.file(invocation);
        try (var content = content();
                var source = eventFile.open(file, content)) {
            return importAll(source);
        } catch (UnreadableFileException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    file + ": line " + unreadable.line() + ": " + unreadable.getMessage(),
                    unreadable);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private int importAll(EventSource source) {
        var retry = invocation.retry();
        var work = new EventImport(
                file,
                new EventImport.Options(
                        Math.clamp(batchSize, 1, EventsApi.MAX_BATCH),
                        Math.clamp(inFlight, 1, 16),
                        onError == OnError.SKIP,
                        dryRun),
                batch -> retry.call(() -> invocation.ledger().events().submitBatch(batch)));
        ImportSummary summary;
        try (var report = ImportReport.begin(invocation, work)) {
            if (!dryRun) {
                // Before anything is sent: whoever is not logged in learns it here, once.
                invocation.ledger().session().token();
            }
            summary = work.run(source);
            report.end(summary);
        }
        return summary.complete() && summary.rejected() == 0 ? ExitCode.OK : ImportReport.exitCode(work.failure());
    }

    private InputStream content() throws IOException {
        if (file.equals("-")) {
            return invocation.environment().in();
        }
        var path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new CommandFailure(ExitCode.FAILURE, file + ": there is no such file");
        }
        return Files.newInputStream(path);
    }

    static final class OfOnError extends ChoiceConverter<OnError> {
        OfOnError() {
            super(OnError.class);
        }
    }
}
