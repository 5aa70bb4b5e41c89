package io.shadowledger.api.verification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verification of the book.
 *
 * @param verificationId its id
 * @param status where it stands; {@code GOOD} says that everything up to each partition's {@code lastBatch} is as it was
 *     posted
 * @param newOnly whether it began after the last good verification of each partition
 * @param requestedBy who asked for it
 * @param requestedAt when
 * @param startedAt when the first process took it up
 * @param finishedAt when it was over
 * @param stage what is being done; while it waits after a failure, why
 * @param entries how many entries were verified
 * @param totalEntries how many there were to verify when it began
 * @param entriesPerSecond the rate of the process that works on it
 * @param remainingSeconds at that rate; absent unless entries are being read
 * @param partitions one per partition, by topic and number
 * @param findings what is wrong with the book as a whole: rows of no partition, a trial balance that is not zero
 */
public record Verification(
        String verificationId,
        VerificationStatus status,
        boolean newOnly,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String stage,
        long entries,
        long totalEntries,
        @Nullable Long entriesPerSecond,
        @Nullable Long remainingSeconds,
        List<PartitionVerification> partitions,
        List<Finding> findings) {

    public Verification {
        partitions = List.copyOf(partitions);
        findings = List.copyOf(findings);
    }
}
