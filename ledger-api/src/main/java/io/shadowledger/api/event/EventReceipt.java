package io.shadowledger.api.event;

/**
 * Says that an event was accepted: it is on the topic, acknowledged by all in-sync replicas, and will be posted.
 *
 * @param eventId the accepted event
 * @param accountId its account
 * @param topic where it was put
 * @param partition the partition of the topic
 * @param offset its place in the partition
 */
public record EventReceipt(String eventId, String accountId, String topic, int partition, long offset) {}
