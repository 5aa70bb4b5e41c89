package io.shadowledger.service.posting;

import io.shadowledger.service.kafka.BrokerUnavailableException;
import io.shadowledger.service.kafka.EventPublisher;
import io.shadowledger.service.kafka.NotSentException;
import io.shadowledger.service.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Puts records that could not be posted on {@code transactions.dead-letter}, with where they came from and why in
 * headers. Of one that is nearly as large as a record may be, key and value are left out, and the header {@code
 * omitted-bytes} says so: the table {@code dead_letter} has them. A batch that is posted again after a failure puts them there again: origin and offset tell.
 */
final class DeadLetterTopic implements DeadLetterSink {

    private static final long MAX_BYTES = 900_000;

    private final EventPublisher publisher;

    DeadLetterTopic(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void send(TopicPartition origin, List<Incoming.Unreadable> deadLetters) throws BrokerUnavailableException {
        var sent = new ArrayList<CompletableFuture<RecordMetadata>>(deadLetters.size());
        for (var deadLetter : deadLetters) {
            var confirmed = publisher.publish(record(origin, deadLetter));
            sent.add(confirmed);
            if (confirmed.isCompletedExceptionally() && confirmed.exceptionNow() instanceof NotSentException) {
                break;
            }
        }
        try {
            sent.forEach(CompletableFuture::join);
        } catch (CompletionException failure) {
            throw new BrokerUnavailableException(
                    "dead letters of " + origin + " cannot be put on " + Topics.DEAD_LETTER, failure);
        }
    }

    static ProducerRecord<byte @Nullable [], byte @Nullable []> record(
            TopicPartition origin, Incoming.Unreadable deadLetter) {
        var headers = new ArrayList<Header>();
        headers.add(header("origin-topic", origin.topic()));
        headers.add(header("origin-partition", Integer.toString(origin.partition())));
        headers.add(header("origin-offset", Long.toString(deadLetter.offset())));
        headers.add(header("reason", deadLetter.reason()));
        long bytes = length(deadLetter.key()) + length(deadLetter.payload());
        boolean whole = bytes <= MAX_BYTES;
        if (!whole) {
            // With its headers it would be larger than a broker takes, and its partition would stand still for good.
            headers.add(header("omitted-bytes", Long.toString(bytes)));
        }
        return new ProducerRecord<>(
                Topics.DEAD_LETTER,
                null,
                whole ? deadLetter.key() : null,
                whole ? deadLetter.payload() : null,
                headers);
    }

    private static long length(byte @Nullable [] part) {
        return part == null ? 0 : part.length;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
