package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.cli.command.ChoiceConverter;
import io.shadowledger.cli.command.CorrectionRows;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List corrections, the newest first.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} correction list --status proposed --watch"})
final class CorrectionListCommand implements Callable<Integer> {

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            converter = OfStatus.class,
            completionCandidates = AllStatuses.class,
            description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable CorrectionStatus status;

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    CorrectionListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return watch.run(invocation, this::show);
    }

    private int show(Printer printer) {
        var api = invocation.ledger().corrections();
        var corrections = limit.read(invocation, (after, size) -> api.corrections(status, after, size));
        printer.list(corrections, CorrectionRows.TABLE, "No such corrections.");
        return ExitCode.OK;
    }

    static final class OfStatus extends ChoiceConverter<CorrectionStatus> {
        OfStatus() {
            super(CorrectionStatus.class);
        }
    }

    static final class AllStatuses extends ChoiceConverter.Candidates<CorrectionStatus> {
        AllStatuses() {
            super(CorrectionStatus.class);
        }
    }
}
