package io.shadowledger.service.event;

import io.shadowledger.api.account.EntryKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * What an entry says, as one SHA-256: tells an event that came again from another one with the same id, and is what the
 * hash chain links.
 *
 * <p>The canonical form, big-endian, in this order: the kind (one byte, 0 event, 1 correction); event id and account id;
 * the currency's three letters (ASCII); the signed amount in minor units (64 bits); value time in microseconds since
 * 1970-01-01T00:00:00Z (64 bits); reference and description. A text is its length in bytes (32 bits) and its UTF-8; one
 * that is absent has the length -1.
 */
public final class ContentHash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private ContentHash() {}

    /** The hash of an event's content as an entry of the given kind. */
    public static byte[] of(EntryKind kind, BookableEvent event) {
        return ContentHasher.once(kind, event);
    }

    /** Microseconds since 1970-01-01T00:00:00Z; what is below a microsecond is dropped. */
    public static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
