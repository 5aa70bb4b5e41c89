package io.shadowledger.proof.workload;

import org.jspecify.annotations.Nullable;

/**
 * One record to send.
 *
 * @param number its place in the workload, from 0
 * @param key of the topic's record: all records of one event id have the same, and so come in one partition
 * @param value of the topic's record
 * @param content what it says
 */
public record WorkloadRecord(long number, byte @Nullable [] key, byte @Nullable [] value, Content content) {}
