package io.shadowledger.cli;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.Environment;
import io.shadowledger.cli.runtime.ExitCode;
import io.shadowledger.cli.training.TrainingLedger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Goes through the main commands once, against a ledger of its own, for the JVM to record what they load:
 * {@code java -XX:AOTCacheOutput=FILE -jar ledger-cli.jar aot-training}.
 */
@Command(name = "aot-training", hidden = true, description = "Go through the main commands for the start-up cache.")
final class TrainingCommand implements Callable<Integer> {

    private static final String CONFIGURATION = """
            current: training
            contexts:
              training:
                server: %s
                user: training
                passwords: {training: training}
                kubeconfig: %s
                namespace: default
                ledger: demo
            """;

    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            current-context: training
            clusters: [{name: training, cluster: {server: "%s"}}]
            users: [{name: training, user: {token: training}}]
            contexts: [{name: training, context: {cluster: training, user: training}}]
            """;

    private static final String EVENT = """
            {"eventId":"E-1","accountId":"A-1","type":"credit","amount":"12.50","timestamp":"2026-01-01T00:00:00Z"}
            """;

    private static final String CSV = "eventId,accountId,type,amount,timestamp\nE-1,A-1,credit,12.50,2026-01-01\n";

    private final Invocation invocation;

    TrainingCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        var directory = Files.createTempDirectory("shadowledger-training");
        try (var ledger = new TrainingLedger()) {
            var kubeconfig = Files.writeString(directory.resolve("kubeconfig"), KUBECONFIG.formatted(ledger.address()));
            Files.writeString(directory.resolve("config.yaml"), CONFIGURATION.formatted(ledger.address(), kubeconfig));
            var events = Files.writeString(directory.resolve("events.csv"), CSV).toString();
            for (var line : List.of(
                    new String[] {"--help"},
                    new String[] {"drift", "check", "--help"},
                    new String[] {"drift", "lst"},
                    new String[] {"status"},
                    new String[] {"status", "-o", "json"},
                    new String[] {"balance", "A-1"},
                    new String[] {"balance", "A-1", "-o", "yaml"},
                    new String[] {"drift", "list"},
                    new String[] {"drift", "show", "nothing"},
                    new String[] {"drift", "check", "-", "--as-of", "2026-01-01"},
                    new String[] {"events", "import", events},
                    new String[] {"events", "import", "-"})) {
                new CommandTree(environment(directory)).run(line);
            }
        } finally {
            delete(directory);
        }
        return ExitCode.OK;
    }

    private Environment environment(Path directory) {
        var real = invocation.environment();
        return new Environment(
                Map.of("SHADOWLEDGER_CONFIG", directory.resolve("config.yaml").toString()),
                directory,
                new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                real.terminal(),
                real.clock(),
                real.pause());
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
