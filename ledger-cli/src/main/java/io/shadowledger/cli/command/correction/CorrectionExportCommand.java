package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.TableFormat;
import io.shadowledger.cli.export.ExportDownload;
import io.shadowledger.cli.runtime.ExitCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write corrections to a CSV or XLSX file, and prove that all of them arrived.",
        footer = {
            "",
            "The last line has the number of rows and the SHA-256 of the lines before it, as",
            "CSV. FILE is written only when it is whole.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} correction export corrections.xlsx",
            "  ${ROOT-COMMAND-NAME} correction export posted.csv --status posted"
        })
final class CorrectionExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Where to; one that is there is replaced.")
    private Path file = Path.of("");

    @Mixin
    private TableFormat format = new TableFormat();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            converter = CorrectionListCommand.OfStatus.class,
            completionCandidates = CorrectionListCommand.AllStatuses.class,
            description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable CorrectionStatus status;

    private final Invocation invocation;

    CorrectionExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var parameters = new LinkedHashMap<String, String>();
        if (status != null) {
            parameters.put("status", status.name());
        }
        var kind = format.into(parameters, file);
        var end = ExportDownload.fetch(invocation.ledger(), "/api/v1/corrections/export", parameters, file, kind);
        invocation.printer().one(end, end.fields(file));
        return ExitCode.OK;
    }
}
