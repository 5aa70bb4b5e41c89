package io.shadowledger.cli.command.report;

import io.shadowledger.api.report.ReportSource;
import io.shadowledger.api.report.SourceRefusal;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code report source …}: where reports are taken from by themselves. */
@Command(
        name = "source",
        description = "Folders, buckets and topics that reports are taken from.",
        subcommands = {ReportSourceCommands.ListCommand.class, ReportSourceCommands.RefusalsCommand.class})
final class ReportSourceCommands {

    private static final Table<ReportSource> SOURCES = new Table<>(
            Column.text("SOURCE", ReportSource::name),
            Column.text("KIND", ReportSource::kind),
            Column.text("STATE", ReportSource::state),
            Column.number("TAKEN", ReportSource::taken),
            Column.number("REFUSED", ReportSource::refused),
            Column.<ReportSource>text("READ", ReportSource::lastReadAt).wide(),
            Column.prose("WHERE", ReportSource::where),
            Column.prose("DETAIL", ReportSource::detail));

    private static final Table<SourceRefusal> REFUSALS = new Table<>(
            Column.text("REFUSED", SourceRefusal::refusedAt),
            Column.prose("NAME", SourceRefusal::name),
            Column.<SourceRefusal>text("PLACE", SourceRefusal::place).wide(),
            Column.prose("REASON", SourceRefusal::reason));

    @Command(
            name = "list",
            description = "List the sources, and whether they can be read.",
            footer = {
                "",
                "Exit codes: 0 all can be read, 1 one cannot.",
                "",
                "Examples:",
                "  ${ROOT-COMMAND-NAME} report source list -o wide"
            })
    static final class ListCommand implements Callable<Integer> {

        @Mixin
        private WatchOptions watch = new WatchOptions();

        private final Invocation invocation;

        ListCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            return watch.run(invocation, this::show);
        }

        private int show(Printer printer) {
            var sources = invocation.ledger().reportSources().sources();
            printer.list(sources, SOURCES, "No sources: the operator of the ledger configures them.");
            return sources.stream().anyMatch(source -> source.state() == ReportSource.State.FAILING)
                    ? ExitCode.FAILURE
                    : ExitCode.OK;
        }
    }

    @Command(
            name = "refusals",
            description = "List the files of a source that were refused, the newest first.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report source refusals core-eod -o wide"})
    static final class RefusalsCommand implements Callable<Integer> {

        @Parameters(paramLabel = "SOURCE", description = "The source's name.")
        private String name = "";

        @Mixin
        private LimitOption limit = new LimitOption();

        private final Invocation invocation;

        RefusalsCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            var api = invocation.ledger().reportSources();
            var refusals = limit.read(invocation, (after, size) -> api.refusals(name, after, size));
            invocation.printer().list(refusals, REFUSALS, "No refusals: every file was taken.");
            return ExitCode.OK;
        }
    }
}
