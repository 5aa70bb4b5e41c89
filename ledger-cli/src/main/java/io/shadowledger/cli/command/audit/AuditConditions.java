package io.shadowledger.cli.command.audit;

import io.shadowledger.cli.command.Invocation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which acts are meant. */
final class AuditConditions {

    @Option(
            names = "--who",
            paramLabel = "USER",
            description = "Only what this user did; 'system' for what nobody did.")
    private @Nullable String who;

    @Option(names = "--what", paramLabel = "ACT", description = "Only this act, such as CORRECTION_APPROVED.")
    private @Nullable String what;

    @Option(
            names = "--subject",
            paramLabel = "ID",
            description = "Only what was done to this report, break, correction.")
    private @Nullable String subject;

    @Option(names = "--from", paramLabel = "MOMENT", description = "The earliest time; a date is the start of its day.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "MOMENT", description = "The latest time; a date is the end of its day.")
    private @Nullable String to;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of MOMENT, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Nullable
    String who() {
        return who;
    }

    @Nullable
    String what() {
        return what;
    }

    @Nullable
    String subject() {
        return subject;
    }

    @Nullable
    Instant from(Invocation invocation) {
        return from == null ? null : invocation.moments(zone).start(from);
    }

    @Nullable
    Instant to(Invocation invocation) {
        return to == null ? null : invocation.moments(zone).end(to);
    }

    /** Those that are given, by the names of the contract. */
    Map<String, String> parameters(Invocation invocation) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("who", who);
        parameters.put("what", what);
        parameters.put("subject", subject);
        parameters.put("from", from(invocation));
        parameters.put("to", to(invocation));
        var given = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value.toString());
            }
        });
        return given;
    }
}
