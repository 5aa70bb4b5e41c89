package io.shadowledger.service.posting;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/**
 * A writer's view of its row in {@code ledger_partition}.
 *
 * @param partitionId the row's key
 * @param source the topic partition it stands for
 * @param epoch raised at every takeover; whoever holds an older one is fenced
 * @param nextOffset the first offset that is not posted
 * @param batchNo the latest batch, 0 before the first
 * @param lastRecordedAt record time of the latest batch, the epoch before the first
 * @param chainHead head of the content chain
 * @param seal head of the seal chain
 */
record PartitionState(
        int partitionId,
        TopicPartition source,
        long epoch,
        long nextOffset,
        long batchNo,
        Instant lastRecordedAt,
        byte[] chainHead,
        byte[] seal) {}
