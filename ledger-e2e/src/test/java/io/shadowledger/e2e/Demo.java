package io.shadowledger.e2e;

import io.shadowledger.sandbox.Sandbox;
import io.shadowledger.sandbox.sample.SampleDay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The running system, and its doors as its users have them.
 *
 * @param sampleLines what comparing the sample report came to, before any test changed the book
 */
record Demo(Sandbox sandbox, Path root, List<JsonNode> sampleLines) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** The bank day that was fed, with the truth and the faults: the tests' independent answer. */
    SampleDay day() {
        return SampleDay.standard();
    }

    /** {@code shadowledger}, signed in as a user of the demonstration. */
    Command cli(String user) {
        return new Command(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        root.resolve("ledger-cli/target/ledger-cli.jar").toString(),
                        "--as",
                        user),
                Map.of("SHADOWLEDGER_CONFIG", sandbox.clientConfiguration().toString(), "COLUMNS", "80"));
    }

    Command kubectl() {
        return new Command(
                List.of("kubectl", "--kubeconfig", sandbox.kubeconfig().toString()), Map.of());
    }

    LedgerHttp http(String user) {
        return new LedgerHttp(sandbox.ledgerUrl(), user, sandbox.logins().get(user));
    }

    JsonNode json(Command.Result result) {
        return JsonMapper.shared().readTree(result.orFail());
    }

    /** Looks until something is so; fails with the last look after a minute. */
    static <T> T eventually(String what, Supplier<T> look, Predicate<T> isSo) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var seen = look.get();
            if (isSo.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > until) {
                throw new AssertionError(what + " did not come true within " + PATIENCE + "; last seen: " + seen);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
