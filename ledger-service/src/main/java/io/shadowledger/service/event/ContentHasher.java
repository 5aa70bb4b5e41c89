package io.shadowledger.service.event;

import io.shadowledger.api.account.EntryKind;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes {@link ContentHash}es one after the other, in buffers of its own: for one thread. */
public final class ContentHasher {

    private static final int ABSENT = -1;

    private final MessageDigest sha256 = ContentHash.sha256();
    private byte[] form = new byte[1024];
    private int size;

    /** The hash of an event's content as an entry of the given kind. */
    public byte[] of(EntryKind kind, BookableEvent event) {
        size = 0;
        room(1);
        form[size++] = (byte) (kind == EntryKind.EVENT ? 0 : 1);
        text(event.eventId());
        text(event.accountId());
        ascii(event.amount().currency().getCurrencyCode());
        number(event.amount().minor(), Long.BYTES);
        number(ContentHash.micros(event.valueTime()), Long.BYTES);
        text(event.reference());
        text(event.description());
        sha256.update(form, 0, size);
        return sha256.digest();
    }

    /** @see ContentHash#of */
    static byte[] once(EntryKind kind, BookableEvent event) {
        return new ContentHasher().of(kind, event);
    }

    private void text(@Nullable String text) {
        if (text == null) {
            room(Integer.BYTES);
            number(ABSENT, Integer.BYTES);
            return;
        }
        room(Integer.BYTES + Utf8.MAX_BYTES_PER_CHAR * text.length());
        int length = Utf8.encode(text, form, size + Integer.BYTES);
        number(length, Integer.BYTES);
        size += length;
    }

    private void ascii(String text) {
        room(text.length());
        size += Utf8.encode(text, form, size);
    }

    private void number(long value, int bytes) {
        room(bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            form[size++] = (byte) (value >> (i * Byte.SIZE));
        }
    }

    private void room(int bytes) {
        if (size + bytes > form.length) {
            form = Arrays.copyOf(form, Math.max(form.length * 2, size + bytes));
        }
    }
}
