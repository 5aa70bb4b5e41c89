package io.shadowledger.service.intake;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.kafka.EventPublisher;
import io.shadowledger.service.kafka.NotSentException;
import io.shadowledger.service.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts events on the topic, keyed by account, and tells truthfully what became of each. */
@Component
@ConditionalOnRole(ServiceRole.EVENTS)
final class Delivery {

    private final EventPublisher publisher;
    private final Duration timeout;

    Delivery(EventPublisher publisher, LedgerProperties properties) {
        this.publisher = publisher;
        this.timeout = properties.kafka().deliveryTimeout();
    }

    /** What became of one event. */
    sealed interface Outcome {

        /** It is on the topic, acknowledged by all in-sync replicas. */
        record Accepted(RecordMetadata place) implements Outcome {}

        /** @param detail what is known about it and what the sender is to do */
        record Failed(String detail, Throwable cause) implements Outcome {}
    }

    /** Sends all and waits for all; as many outcomes as events, in their order. Bounded by the delivery timeout. */
    List<Outcome> deliver(List<Submission> events) {
        var sent = new ArrayList<CompletableFuture<RecordMetadata>>(events.size());
        boolean reachable = true;
        for (var event : events) {
            // Without the broker every single send waits its full time: the first that fails speaks for the rest.
            var confirmed = reachable ? publisher.publish(record(event)) : sent.getLast();
            reachable = reachable && !notSent(confirmed);
            sent.add(confirmed);
        }
        var outcomes = new ArrayList<Outcome>(events.size());
        for (int i = 0; i < events.size(); i++) {
            outcomes.add(outcome(sent.get(i)));
        }
        return outcomes;
    }

    private static ProducerRecord<byte @Nullable [], byte @Nullable []> record(Submission event) {
        return new ProducerRecord<>(
                Topics.RAW, event.event().accountId().getBytes(StandardCharsets.UTF_8), event.toRecord());
    }

    private static boolean notSent(CompletableFuture<RecordMetadata> confirmed) {
        return confirmed.isCompletedExceptionally() && confirmed.exceptionNow() instanceof NotSentException;
    }

    private Outcome outcome(CompletableFuture<RecordMetadata> confirmed) {
        try {
            return new Outcome.Accepted(confirmed.join());
        } catch (CompletionException failure) {
            var cause = failure.getCause() == null ? failure : failure.getCause();
            return cause instanceof NotSentException
                    ? new Outcome.Failed(
                            "the topic " + Topics.RAW + " cannot be reached: the event was not accepted; send it again"
                                    + " later",
                            cause)
                    : new Outcome.Failed(
                            "the broker did not confirm the event within " + timeout.toSeconds()
                                    + " s: send it again with the same eventId, it will be posted once",
                            cause);
        }
    }
}
