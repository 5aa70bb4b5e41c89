package io.shadowledger.service.posting;

import io.shadowledger.service.event.ContentHash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.BitSet;

/**
 * The two hash chains of a partition, both SHA-256 and both beginning with 32 zero bytes. Numbers are big-endian.
 *
 * <ul>
 *   <li>Content chain, one link per entry: {@code SHA-256(previous link, offset (64 bits), content hash)}, the content
 *       hash as {@link ContentHash} defines it. Nothing in it depends on when, or in which batches, it was posted.
 *   <li>Seal chain, one link per batch: {@code SHA-256(previous seal, batch number, first offset, last offset, record
 *       time in microseconds (64 bits each), head of the content chain, entries, duplicates, conflicts, dead letters
 *       (32 bits each), SHA-256 of the overdraft flags)}, the flags one bit per entry in the order of offsets, as {@link
 *       BitSet#toByteArray()} packs them.
 * </ul>
 */
final class Chains {

    private final MessageDigest sha256 = ContentHash.sha256();
    private final byte[] number = new byte[Long.BYTES];

    byte[] link(byte[] previous, long offset, byte[] contentHash) {
        ByteBuffer.wrap(number).putLong(offset);
        sha256.update(previous);
        sha256.update(number);
        return sha256.digest(contentHash);
    }

    byte[] seal(byte[] previous, Batch batch) {
        byte[] flags = sha256.digest(batch.overdraftFlags().toByteArray());
        var fixed = ByteBuffer.allocate(4 * Long.BYTES + ContentHash.LENGTH + 4 * Integer.BYTES)
                .putLong(batch.batchNo())
                .putLong(batch.firstOffset())
                .putLong(batch.lastOffset())
                .putLong(ContentHash.micros(batch.recordedAt()))
                .put(batch.chainHead())
                .putInt(batch.entries())
                .putInt(batch.duplicates())
                .putInt(batch.conflicts())
                .putInt(batch.deadLetters());
        sha256.update(previous);
        sha256.update(fixed.array());
        return sha256.digest(flags);
    }

    /** What the seal of a batch covers. */
    record Batch(
            long batchNo,
            long firstOffset,
            long lastOffset,
            Instant recordedAt,
            byte[] chainHead,
            int entries,
            int duplicates,
            int conflicts,
            int deadLetters,
            BitSet overdraftFlags) {}
}
