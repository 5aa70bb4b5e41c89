package io.shadowledger.api.event;

import java.util.List;

/**
 * The outcome of a batch: each event stands for itself, so good ones are accepted beside bad ones.
 *
 * @param accepted how many were put on the topic
 * @param duplicates how many were known already with the same content; nothing was done for these
 * @param rejected the others, each with its reason
 */
public record BatchReceipt(int accepted, int duplicates, List<Rejection> rejected) {

    public BatchReceipt {
        rejected = List.copyOf(rejected);
    }

    /**
     * One event that was not accepted.
     *
     * @param index the event's place in the batch, from 0
     * @param eventId the event's id as far as it could be read, else empty
     * @param field the field at fault, such as {@code amount}
     * @param detail what is wrong and what to do
     */
    public record Rejection(int index, String eventId, String field, String detail) {}
}
