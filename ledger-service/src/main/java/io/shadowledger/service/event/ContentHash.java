package io.shadowledger.service.event;

import io.shadowledger.api.account.EntryKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

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

    private static final int ABSENT = -1;

    private ContentHash() {}

    /** The hash of an event's content as an entry of the given kind. */
    public static byte[] of(EntryKind kind, BookableEvent event) {
        byte[] id = utf8(event.eventId());
        byte[] account = utf8(event.accountId());
        byte @Nullable [] reference = event.reference() == null ? null : utf8(event.reference());
        byte @Nullable [] description = event.description() == null ? null : utf8(event.description());
        var form = ByteBuffer.allocate(
                1 + 4 + id.length + 4 + account.length + 3 + 8 + 8 + 4 + length(reference) + 4 + length(description));
        form.put((byte) (kind == EntryKind.EVENT ? 0 : 1));
        text(form, id);
        text(form, account);
        form.put(event.amount().currency().getCurrencyCode().getBytes(StandardCharsets.US_ASCII));
        form.putLong(event.amount().minor());
        form.putLong(micros(event.valueTime()));
        text(form, reference);
        text(form, description);
        return sha256().digest(form.array());
    }

    /** Microseconds since 1970-01-01T00:00:00Z; what is below a microsecond is dropped. */
    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static void text(ByteBuffer form, byte @Nullable [] text) {
        if (text == null) {
            form.putInt(ABSENT);
        } else {
            form.putInt(text.length).put(text);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int length(byte @Nullable [] text) {
        return text == null ? 0 : text.length;
    }
}
