package io.shadowledger.api.system;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger at a glance.
 *
 * @param asOf when it was taken
 * @param defaultCurrency the currency of events that name none
 * @param entries how many entries the book holds
 * @param accounts how many accounts
 * @param duplicates how many events came again with the same content
 * @param conflicts how many event ids came again with other content
 * @param deadLetters how many records could not be posted
 * @param openDeadLetters how many of these nobody has replayed or dismissed
 * @param openBreaks how many breaks are not closed
 * @param balanced whether the trial balance is zero in every currency
 * @param partitions the partitions of the book
 */
public record SystemStatus(
        Instant asOf,
        String defaultCurrency,
        long entries,
        long accounts,
        long duplicates,
        long conflicts,
        long deadLetters,
        long openDeadLetters,
        long openBreaks,
        boolean balanced,
        List<Partition> partitions) {

    public SystemStatus {
        partitions = List.copyOf(partitions);
    }

    /**
     * One topic partition, which is one independent part of the book.
     *
     * @param topic the topic
     * @param partition its partition
     * @param nextOffset the offset that is posted next
     * @param lag how many records wait; absent while the broker cannot be reached
     * @param chainHead the head of its hash chain, in lower-case hexadecimal
     * @param lastPostedAt when its latest batch was committed
     */
    public record Partition(
            String topic,
            int partition,
            long nextOffset,
            @Nullable Long lag,
            String chainHead,
            @Nullable Instant lastPostedAt) {}
}
