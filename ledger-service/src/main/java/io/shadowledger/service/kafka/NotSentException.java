package io.shadowledger.service.kafka;

import org.apache.kafka.common.KafkaException;

/** The record never left this process: it is certainly not on the topic. */
public final class NotSentException extends KafkaException {

    private static final long serialVersionUID = 1L;

    public NotSentException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
