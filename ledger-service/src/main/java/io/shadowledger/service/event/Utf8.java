package io.shadowledger.service.event;

import java.nio.charset.StandardCharsets;

/** Encodes into a buffer that is there already: ids and references are ASCII, and there are millions of them. */
public final class Utf8 {

    /** A char takes at most three bytes; the four of a supplementary character are for two. */
    public static final int MAX_BYTES_PER_CHAR = 3;

    private Utf8() {}

    /**
     * Encodes a text.
     *
     * @param target has room for {@value #MAX_BYTES_PER_CHAR} bytes per char from the position on
     * @return how many bytes it took
     */
    public static int encode(String text, byte[] target, int position) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] all = text.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(all, 0, target, position, all.length);
                return all.length;
            }
            target[position + i] = (byte) c;
        }
        return length;
    }
}
