package io.shadowledger.service.posting;

import io.shadowledger.service.event.ContentHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.BitSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The two hash chains of a partition, both SHA-256 and both beginning with 32 zero bytes. Numbers are big-endian; a text
 * is its length in bytes (32 bits) and its bytes, in UTF-8 where it is one, and one that is absent has the length -1.
 *
 * <ul>
 *   <li>Content chain, one link per entry: {@code SHA-256(previous link, offset (64 bits), content hash)}, the content
 *       hash as {@link ContentHash} defines it. Nothing in it depends on when, or in which batches, it was posted.
 *   <li>Seal chain, one link per batch: {@code SHA-256(previous seal, topic, topic partition (32 bits), batch number,
 *       first offset, last offset, record time in microseconds (64 bits each), head of the content chain, entries,
 *       duplicates, conflicts, dead letters (32 bits each), SHA-256 of the overdraft flags, SHA-256 of the rejects)}, the
 *       flags one bit per entry in the order of offsets, as {@link BitSet#toByteArray()} packs them.
 *   <li>The rejects of a batch are its conflicts, then its dead letters, each in the order of offsets: offset (64 bits),
 *       event id and payload of a conflict; offset, reason, key and payload of a dead letter.
 * </ul>
 *
 * <p>An instance keeps buffers and is for one thread.
 */
public final class Chains {

    private final MessageDigest sha256 = ContentHash.sha256();
    private final MessageDigest rejects = ContentHash.sha256();
    private final byte[] number = new byte[Long.BYTES];

    /** What every chain begins with. */
    public static byte[] start() {
        return new byte[ContentHash.LENGTH];
    }

    /** The link of an entry. */
    public byte[] link(byte[] previous, long offset, byte[] contentHash) {
        putLong(number, offset);
        sha256.update(previous);
        sha256.update(number);
        return sha256.digest(contentHash);
    }

    /** Puts the link of an entry in the place of the one before it. */
    void advance(byte[] head, long offset, byte[] contentHash) {
        putLong(number, offset);
        sha256.update(head);
        sha256.update(number);
        sha256.update(contentHash);
        try {
            sha256.digest(head, 0, head.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException("a SHA-256 fits into its own length", impossible);
        }
    }

    /** Takes a conflict up into the rejects of the batch that {@link #seal} closes. */
    public void conflict(long offset, String eventId, byte[] payload) {
        number(rejects, offset);
        text(rejects, eventId.getBytes(StandardCharsets.UTF_8));
        text(rejects, payload);
    }

    /** Takes a dead letter up into the rejects of the batch that {@link #seal} closes. */
    public void deadLetter(long offset, String reason, byte @Nullable [] key, byte @Nullable [] payload) {
        number(rejects, offset);
        text(rejects, reason.getBytes(StandardCharsets.UTF_8));
        text(rejects, key);
        text(rejects, payload);
    }

    /** The seal of a batch whose rejects were taken up before. */
    public byte[] seal(byte[] previous, Batch batch) {
        byte[] flags = sha256.digest(batch.overdraftFlags().toByteArray());
        byte[] topic = batch.source().topic().getBytes(StandardCharsets.UTF_8);
        var fixed = ByteBuffer.allocate(Integer.BYTES
                        + topic.length
                        + Integer.BYTES
                        + 4 * Long.BYTES
                        + ContentHash.LENGTH
                        + 4 * Integer.BYTES)
                .putInt(topic.length)
                .put(topic)
                .putInt(batch.source().partition())
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
        sha256.update(flags);
        return sha256.digest(rejects.digest());
    }

    private static void number(MessageDigest digest, long value) {
        var bytes = new byte[Long.BYTES];
        putLong(bytes, value);
        digest.update(bytes);
    }

    private static void text(MessageDigest digest, byte @Nullable [] text) {
        int length = text == null ? -1 : text.length;
        digest.update(new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        if (text != null) {
            digest.update(text);
        }
    }

    private static void putLong(byte[] target, long value) {
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            target[i] = (byte) value;
            value >>= Byte.SIZE;
        }
    }

    /**
     * What the seal of a batch covers, besides its rejects.
     *
     * @param source the topic partition
     * @param batchNo from 1
     * @param firstOffset of its first record
     * @param lastOffset of its last record
     * @param recordedAt in whole microseconds
     * @param chainHead of the content chain after it
     * @param overdraftFlags a bit per entry
     */
    public record Batch(
            TopicPartition source,
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
