package io.shadowledger.formats.lines;

import io.shadowledger.formats.statement.InvalidStatementException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines, whatever ends them, and counts them. MT and BAI2 do not say their encoding and banks differ, so unless one
 * is given each line is read as UTF-8 if it is that, else as Latin-1 (in its Windows form, which has the euro sign).
 */
public final class LineReader {

    private static final int LONGEST = 64 * 1024;
    private static final Charset LATIN = Charset.forName("windows-1252");

    private final InputStream in;
    private final @Nullable Charset charset;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private byte[] line = new byte[256];
    private long number;

    /** @param charset the encoding; null means that each line tells */
    public LineReader(InputStream in, @Nullable Charset charset) {
        this.in = in;
        this.charset = charset;
    }

    /** The number of the line that was read last, from 1; 0 before the first. */
    public long number() {
        return number;
    }

    /**
     * The next line without its end; null at the end of the file.
     *
     * @throws InvalidStatementException if it is longer than 64 KiB
     */
    public @Nullable String read() throws IOException {
        int length = 0;
        boolean any = false;
        for (int next = take(); next >= 0; next = take()) {
            if (!any) {
                any = true;
                number++;
            }
            if (next == '\n') {
                break;
            }
            if (next == '\r') {
                if (peek() == '\n') {
                    position++;
                }
                break;
            }
            if (length == LONGEST) {
                throw new InvalidStatementException(
                        number, "", "is longer than 64 KiB, which no line of a statement is: is this another file?");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, length * 2);
            }
            line[length++] = (byte) next;
        }
        return any ? decode(length) : null;
    }

    private String decode(int length) {
        int start = number == 1 && startsWithByteOrderMark(length) ? 3 : 0;
        if (charset != null) {
            return new String(line, start, length - start, charset);
        }
        boolean ascii = true;
        for (int i = start; i < length && ascii; i++) {
            ascii = line[i] >= 0;
        }
        if (ascii) {
            return new String(line, start, length - start, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, start, length - start))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(line, start, length - start, LATIN);
        }
    }

    private boolean startsWithByteOrderMark(int length) {
        return length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf;
    }

    private int take() throws IOException {
        int next = peek();
        position++;
        return next;
    }

    private int peek() throws IOException {
        if (position >= limit) {
            limit = in.read(buffer, 0, buffer.length);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                return -1;
            }
        }
        return buffer[position] & 0xff;
    }
}
