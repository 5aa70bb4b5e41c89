package io.shadowledger.service.verify;

import io.shadowledger.service.posting.Chains;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition is known to be good, and what it comes to there. All of it is computed from the rows, nothing is
 * taken from the totals that are to be verified.
 *
 * @param batchNo the last good batch; 0 before the first
 * @param lastOffset of its last record; -1 before the first
 * @param recordedAt its record time; null before the first
 * @param chainHead head of the content chain after it
 * @param seal of it
 * @param entries in all batches up to it
 * @param duplicates likewise
 * @param conflicts likewise
 * @param deadLetters likewise
 */
record Checkpoint(
        long batchNo,
        long lastOffset,
        @Nullable Instant recordedAt,
        byte[] chainHead,
        byte[] seal,
        long entries,
        long duplicates,
        long conflicts,
        long deadLetters) {

    static final Checkpoint START = new Checkpoint(0, -1, null, Chains.start(), Chains.start(), 0, 0, 0, 0);

    /** The checkpoint after one more batch that is good. */
    Checkpoint plus(BatchRow batch, byte[] computedSeal) {
        return new Checkpoint(
                batch.batchNo(),
                batch.lastOffset(),
                batch.recordedAt(),
                batch.chainHead(),
                computedSeal,
                entries + batch.entries(),
                duplicates + batch.duplicates(),
                conflicts + batch.conflicts(),
                deadLetters + batch.deadLetters());
    }

    /** Rows that come next have batch numbers above this: all there are, if it is the start. */
    long batchesAbove() {
        return batchNo == 0 ? Long.MIN_VALUE : batchNo;
    }

    /** Rows that come next have offsets above this: all there are, if it is the start. */
    long offsetsAbove() {
        return batchNo == 0 ? Long.MIN_VALUE : lastOffset;
    }
}
