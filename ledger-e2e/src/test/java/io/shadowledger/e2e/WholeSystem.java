package io.shadowledger.e2e;

import io.shadowledger.sandbox.Progress;
import io.shadowledger.sandbox.Sandbox;
import io.shadowledger.sandbox.SandboxOptions;
import io.shadowledger.sandbox.home.SandboxHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one sandbox with the sample day for all end-to-end tests, and hands it to them as {@link Demo}. */
final class WholeSystem implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(WholeSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Demo.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Started.class, _ -> Started.up(), Started.class)
                .demo();
    }

    /** JUnit closes it after the last test. */
    private record Started(Sandbox sandbox, Demo demo) implements AutoCloseable {

        static Started up() {
            var root = Path.of(System.getProperty("shadowledger.root"));
            try {
                var home = Files.createDirectories(root.resolve("ledger-e2e/target"))
                        .resolve("home");
                // What an earlier run left when it was killed still has its files open.
                Sandbox.stopLeftovers(new SandboxHome(home));
                delete(home);
                var sandbox = Sandbox.start(SandboxOptions.in(home, root).withFreePorts(), Progress.SILENT);
                try (var ledger = new LedgerHttp(
                        sandbox.ledgerUrl(), "auditor", sandbox.logins().get("auditor"))) {
                    var report = sandbox.sampleReport().orElseThrow().reportId();
                    return new Started(sandbox, new Demo(sandbox, root, ledger.lines(report)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path directory) throws IOException {
            if (Files.exists(directory)) {
                try (var files = Files.walk(directory)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }
}
