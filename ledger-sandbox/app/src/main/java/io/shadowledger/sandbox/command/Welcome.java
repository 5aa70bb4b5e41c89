package io.shadowledger.sandbox.command;

import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.home.SandboxHome;
import io.shadowledger.sandbox.home.SandboxRecord;
import io.shadowledger.sandbox.sample.SampleDay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What a newcomer needs to know once the sandbox runs: where to look, who to be, what to try. */
final class Welcome {

    private static final Map<String, String> PURPOSE = Map.of(
            "feed", "a bank system: submits events",
            "auditor", "checks reports, sees breaks, proposes corrections",
            "maker", "proposes corrections",
            "checker", "approves what another proposed");

    private Welcome() {}

    static String text(SandboxHome home, SandboxRecord record, Credentials credentials, Duration took) {
        var text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nReady after %.0f s.%n%n", took.toMillis() / 1_000.0))
                .append(addresses(home, record))
                .append('\n')
                .append(String.format("  %-9s %-16s %s%n", "Login", "Password", "Who that is"));
        for (var user : Credentials.USERS) {
            text.append(String.format("  %-9s %-16s %s%n", user, credentials.password(user), PURPOSE.get(user)));
        }
        return text.append('\n').append(commands(home, record)).toString();
    }

    /** Only where to look, for a second {@code up} and for {@code sandbox status}. */
    static String addresses(SandboxHome home, SandboxRecord record) {
        var text = new StringBuilder();
        line(text, "Console", record.addresses().getOrDefault("console", "not yet"));
        line(text, "API", record.addresses().getOrDefault("ledger", "not yet"));
        line(text, "Kafka", record.addresses().getOrDefault("kafka", "not yet"));
        line(text, "PostgreSQL", record.addresses().getOrDefault("postgres", "not yet"));
        line(text, "Kubernetes", record.kubernetes() == null ? "not yet" : record.kubernetes());
        line(text, "kubeconfig", record.addresses().getOrDefault("kubeconfig", "not yet"));
        line(text, "Logs", home.logs().toString());
        return text.toString();
    }

    private static String commands(SandboxHome home, SandboxRecord record) {
        var fault = SampleDay.standard().faults().getFirst();
        return """
                Try next, in a second terminal:
                  ./shadowledger status
                  ./shadowledger drift list
                  ./shadowledger balance %s
                  ./shadowledger drift check %s \\
                      --as-of %s
                  kubectl --kubeconfig %s get shadowledgers

                Ctrl-C stops everything, ./shadowledger up continues with the same data,
                ./shadowledger down --purge removes it.
                """.formatted(
                        fault.accountId(),
                        relative(home.sample().resolve(SampleDay.REPORT_FILE)),
                        SampleDay.DATE,
                        relative(Path.of(record.addresses().getOrDefault("kubeconfig", ""))));
    }

    /** Shorter, where the current directory allows it. */
    private static Path relative(Path path) {
        var here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("  %-11s %s%n", name, value));
    }
}
