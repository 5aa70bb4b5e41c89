package io.shadowledger.cli.command.report;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.command.ReportRows;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "List reports, the newest first.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report list --limit 5 -o wide"})
final class ReportListCommand implements Callable<Integer> {

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    ReportListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return watch.run(invocation, this::show);
    }

    private int show(Printer printer) {
        var api = invocation.ledger().drift();
        printer.list(limit.read(invocation, api::reports), ReportRows.TABLE, "No reports: 'drift check' sends one.");
        return ExitCode.OK;
    }
}
