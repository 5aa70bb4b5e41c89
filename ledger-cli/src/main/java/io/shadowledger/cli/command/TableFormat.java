package io.shadowledger.cli.command;

import io.shadowledger.cli.export.ExportDownload;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As which kind of file a table is written out. */
public final class TableFormat {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: as the file's name ends, else csv.")
    private @Nullable Format format;

    /** As they are written on the command line. */
    enum Format {
        csv,
        xlsx
    }

    /** Adds the choice to the parameters of a query, and says what will come. */
    public ExportDownload.Kind into(Map<String, String> parameters, Path file) {
        var chosen = format == null ? named(file) : format;
        parameters.put("format", chosen.name());
        return switch (chosen) {
            case csv -> ExportDownload.Kind.LINES;
            case xlsx -> ExportDownload.Kind.WORKBOOK;
        };
    }

    private static Format named(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".xlsx") ? Format.xlsx : Format.csv;
    }
}
