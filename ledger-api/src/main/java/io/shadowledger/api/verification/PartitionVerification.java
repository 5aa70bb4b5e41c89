package io.shadowledger.api.verification;

import org.jspecify.annotations.Nullable;

/**
 * One partition in a verification.
 *
 * @param partition the topic partition, such as {@code transactions.raw-0}
 * @param status where it stands
 * @param firstBatch the first batch that was looked at: 1, or what followed the last good verification
 * @param lastBatch the last batch that is good so far; 0 before the first
 * @param lastOffset the offset of its last record; absent before the first
 * @param entries how many entries were verified
 * @param totalEntries how many there were to verify when it began
 * @param chainHead the head of the content chain after {@code lastBatch}, computed from the entries, in lower-case
 *     hexadecimal
 * @param seal the seal of {@code lastBatch}, computed, in lower-case hexadecimal
 * @param finding the first thing that is wrong; absent as long as nothing is
 */
public record PartitionVerification(
        String partition,
        VerificationStatus status,
        long firstBatch,
        long lastBatch,
        @Nullable Long lastOffset,
        long entries,
        long totalEntries,
        String chainHead,
        String seal,
        @Nullable Finding finding) {}
