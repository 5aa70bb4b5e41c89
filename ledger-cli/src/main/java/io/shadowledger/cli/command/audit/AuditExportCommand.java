package io.shadowledger.cli.command.audit;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.export.ExportDownload;
import io.shadowledger.cli.runtime.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write acts to a file, the oldest first, and prove that all of them arrived.",
        footer = {
            "",
            "The last line has the number of rows, the SHA-256 of all lines before it, and the",
            "head of the chain. FILE is written only when it agrees with them.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} audit export audit.jsonl",
            "  ${ROOT-COMMAND-NAME} audit export november.csv --format csv --from 2026-11-01"
        })
final class AuditExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Where to; one that is there is replaced.")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}. Default: jsonl.")
    private Format format = Format.jsonl;

    @Mixin
    private AuditConditions conditions = new AuditConditions();

    private final Invocation invocation;

    AuditExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** As they are written on the command line. */
    enum Format {
        jsonl,
        csv
    }

    @Override
    public Integer call() {
        var parameters = conditions.parameters(invocation);
        parameters.put("format", format.name());
        var end = ExportDownload.fetch(
                invocation.ledger(), "/api/v1/audit/export", parameters, file, ExportDownload.Kind.LINES);
        invocation.printer().one(end, end.fields(file));
        return ExitCode.OK;
    }
}
