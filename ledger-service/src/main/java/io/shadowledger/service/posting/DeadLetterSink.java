package io.shadowledger.service.posting;

import io.shadowledger.service.kafka.BrokerUnavailableException;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Takes the records that could not be posted. */
interface DeadLetterSink {

    /** Returns when all of them are safely kept; called within the transaction that counts them. */
    void send(TopicPartition origin, List<Incoming.Unreadable> deadLetters) throws BrokerUnavailableException;
}
