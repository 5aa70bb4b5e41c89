package io.shadowledger.formats;

import io.shadowledger.formats.statement.StatementFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a statement's format by its beginning. */
public final class FormatDetection {

    /** How many bytes are looked at. */
    public static final int LOOK_AHEAD = 64 * 1024;

    private static final Pattern CAMT = Pattern.compile("camt\\.053|<([\\w.-]+:)?BkToCstmrStmt\\b");
    private static final Pattern BAI2 = Pattern.compile("\\A\\s*01,[^\\r\\n]*[,/]\\s*(?:[\\r\\n]|\\z)");
    private static final Pattern MT = Pattern.compile("(?m)^(?:\\{[^\\r\\n]*\\{4:)?:20:");
    private static final Pattern BALANCE = Pattern.compile("(?m)^:60[FM]:");
    private static final Pattern FLOOR_LIMIT = Pattern.compile("(?m)^:34F:");

    private FormatDetection() {}

    /**
     * The format of what begins so; empty where it is none of these.
     *
     * @param beginning up to {@link #LOOK_AHEAD} bytes
     */
    public static Optional<StatementFormat> of(byte[] beginning) {
        var text = new String(beginning, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        if (text.stripLeading().startsWith("<")) {
            return CAMT.matcher(text).find() ? Optional.of(StatementFormat.CAMT053) : Optional.empty();
        }
        if (BAI2.matcher(text).find()) {
            return Optional.of(StatementFormat.BAI2);
        }
        if (!MT.matcher(text).find()) {
            return Optional.empty();
        }
        var balance = BALANCE.matcher(text);
        var limit = FLOOR_LIMIT.matcher(text);
        boolean interim = limit.find() && !(balance.find() && balance.start() < limit.start());
        return Optional.of(interim ? StatementFormat.MT942 : StatementFormat.MT940);
    }

    /**
     * Looks at the beginning of a stream and leaves it there. Waits for no more than is there: standard input may be slow.
     *
     * @param in supports mark
     */
    public static byte[] peek(InputStream in) throws IOException {
        in.mark(LOOK_AHEAD);
        var buffer = new byte[LOOK_AHEAD];
        int read = 0;
        int count;
        do {
            count = in.read(buffer, read, buffer.length - read);
            read += Math.max(0, count);
        } while (count > 0 && read < buffer.length && (read < 256 || in.available() > 0));
        in.reset();
        return Arrays.copyOf(buffer, read);
    }
}
