package io.shadowledger.cli.command.drift;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.TableFormat;
import io.shadowledger.cli.export.ExportDownload;
import io.shadowledger.cli.runtime.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write breaks to a CSV or XLSX file, and prove that all of them arrived.",
        footer = {
            "",
            "The last line has the number of rows and the SHA-256 of the lines before it, as",
            "CSV. FILE is written only when it is whole.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} drift export breaks.csv",
            "  ${ROOT-COMMAND-NAME} drift export old.xlsx --min-age 31"
        })
final class DriftExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Where to; one that is there is replaced.")
    private Path file = Path.of("");

    @Mixin
    private TableFormat format = new TableFormat();

    @Mixin
    private BreakConditions conditions = new BreakConditions();

    private final Invocation invocation;

    DriftExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var parameters = conditions.parameters();
        var kind = format.into(parameters, file);
        var end = ExportDownload.fetch(invocation.ledger(), "/api/v1/breaks/export", parameters, file, kind);
        invocation.printer().one(end, end.fields(file));
        return ExitCode.OK;
    }
}
