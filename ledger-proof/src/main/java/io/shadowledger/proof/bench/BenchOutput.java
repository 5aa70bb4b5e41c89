package io.shadowledger.proof.bench;

import io.shadowledger.proof.ReportFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** What all benchmarks say and how: progress on standard error, the report on standard output. */
final class BenchOutput {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    Consumer<String> progress(CommandSpec spec) {
        var err = spec.commandLine().getErr();
        return line -> {
            err.println("  " + line);
            err.flush();
        };
    }

    void print(CommandSpec spec, Object report, Supplier<String> markdown) {
        var out = spec.commandLine().getOut();
        out.println(
                format == ReportFormat.JSON ? JsonMapper.builder().build().writeValueAsString(report) : markdown.get());
        out.flush();
    }
}
