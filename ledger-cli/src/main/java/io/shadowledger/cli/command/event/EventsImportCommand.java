package io.shadowledger.cli.command.event;

import io.shadowledger.api.event.EventsApi;
import io.shadowledger.cli.command.ChoiceConverter;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Send files of events (CSV, JSON Lines) or account statements (camt.053, MT940, MT942, BAI2).",
        sortOptions = false,
        footer = {
            "",
            "An interrupted import goes on where it was when the same command is run",
            "again, and every event's id makes it safe to import a file again: what the",
            "ledger has counts as a duplicate. Options that belong to a kind of file can",
            "be kept in a file of their own, which is named with a leading @.",
            "",
            "Exit code 1 if any line was not taken; lines before it were. 3 if all were,",
            "but a statement contradicts itself.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} --as feed events import events.jsonl",
            "  ${ROOT-COMMAND-NAME} events import day.csv --map eventId=ref,amount=sum --dry-run",
            "  ${ROOT-COMMAND-NAME} --as feed events import trans.csv.gz @our-core.options",
            "  ${ROOT-COMMAND-NAME} --as feed events import 'statements/*.xml' --zone Europe/Prague"
        })
final class EventsImportCommand implements Callable<Integer> {

    /** What a bad line does. */
    enum OnError {
        STOP,
        SKIP
    }

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "The files, gzip or not; patterns such as 'day/*.csv'; or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Mixin
    private FileOptions options = new FileOptions();

    @Option(
            names = "--on-error",
            paramLabel = "WHAT",
            converter = OfOnError.class,
            description = "At a line that is no event: stop, or skip it and go on. Default: stop.")
    private OnError onError = OnError.STOP;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Write every line that was not taken to this CSV file, with its reason.")
    private @Nullable Path rejects;

    @Option(names = "--dry-run", description = "Read and check everything, send nothing.")
    private boolean dryRun;

    @Option(names = "--from-start", description = "Do not go on where an interrupted import was; begin anew.")
    private boolean fromStart;

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
            description = "Requests at a time, at most 16; those of one account go one after the other. Default: 3.")
    private int inFlight;

    private final Invocation invocation;

    EventsImportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (inFlight < 1 || inFlight > 16 || batchSize < 1 || batchSize > EventsApi.MAX_BATCH) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--batch-size takes 1 to " + EventsApi.MAX_BATCH + ", --in-flight 1 to 16");
        }
        var found = FileArguments.files(invocation.environment(), files);
        return new FileImports(
                        invocation,
                        options,
                        new FileImports.Manner(
                                batchSize, inFlight, onError == OnError.SKIP, dryRun, fromStart, rejects))
                .run(found);
    }

    static final class OfOnError extends ChoiceConverter<OnError> {
        OfOnError() {
            super(OnError.class);
        }
    }
}
