package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.ReplaySelection;
import io.shadowledger.cli.command.Invocation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that narrow dead letters. */
final class SelectionOptions {

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those that came on this topic.")
    private @Nullable String topic;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those whose reason holds this text.")
    private @Nullable String reason;

    @Option(
            names = "--since",
            paramLabel = "MOMENT",
            description = "Only those recorded at this time or later; a date is the start of its day.")
    private @Nullable String since;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Nullable
    String topic() {
        return topic;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    Instant since(Invocation invocation) {
        return since == null ? null : invocation.moments(zone).start(since);
    }

    boolean isGiven() {
        return topic != null || reason != null || since != null;
    }

    /** Counts them. */
    ReplaySelection counting(Invocation invocation) {
        return new ReplaySelection(topic, reason, since(invocation), null, true, null);
    }

    /** Replays them, if they are as many as expected. */
    ReplaySelection replaying(Invocation invocation, String note, int expected) {
        return new ReplaySelection(topic, reason, since(invocation), note, false, expected);
    }
}
