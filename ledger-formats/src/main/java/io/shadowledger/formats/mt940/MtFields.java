package io.shadowledger.formats.mt940;

import io.shadowledger.formats.lines.LineReader;
import io.shadowledger.formats.statement.InvalidStatementException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into fields. Banks send the messages with SWIFT's blocks ({@code {1:…}{4: … -}}), with a bare {@code -}
 * after each, or one after the other with nothing between; before the first field of a message some write lines of their
 * own, which are passed over.
 */
final class MtFields {

    private static final Pattern TAG = Pattern.compile("^:(\\d{2}[A-Z]?|NS):");
    private static final int MOST_LINES = 1000;

    private final LineReader lines;
    private boolean inMessage;
    private final Deque<String> ahead = new ArrayDeque<>();
    private boolean ended;

    MtFields(LineReader lines) {
        this.lines = lines;
    }

    long line() {
        return Math.max(1, lines.number());
    }

    /** The next field; null where a message ends, and at the end of the file. */
    @Nullable
    MtField next() throws IOException {
        var text = nextLine();
        while (text != null) {
            var tag = TAG.matcher(text);
            if (isTag(text) && tag.find()) {
                inMessage = true;
                return field(tag.group(1), text.substring(tag.end()));
            }
            if (endsMessage(text) && inMessage) {
                inMessage = false;
                return null;
            }
            text = nextLine();
        }
        ended = true;
        return null;
    }

    /** Whether the file has ended. */
    boolean ended() {
        return ended;
    }

    private MtField field(String tag, String first) throws IOException {
        long at = lines.number();
        var content = new ArrayList<>(List.of(first));
        var text = nextLine();
        while (text != null && !(isTag(text) && TAG.matcher(text).find()) && !endsMessage(text)) {
            if (content.size() == MOST_LINES) {
                throw new InvalidStatementException(
                        at, "field :" + tag + ":", "has more than " + MOST_LINES + " lines: is this another file?");
            }
            content.add(text);
            text = nextLine();
        }
        if (text != null) {
            ahead.addFirst(text);
        }
        return new MtField(tag, content, at);
    }

    /** Spares the pattern where it cannot match. */
    private static boolean isTag(String text) {
        return !text.isEmpty() && text.charAt(0) == ':';
    }

    private static String withoutMarks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) != '\t' && Character.isISOControl(text.charAt(from))) {
            from++;
        }
        while (to > from
                && (Character.isWhitespace(text.charAt(to - 1)) || Character.isISOControl(text.charAt(to - 1)))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean endsMessage(String text) {
        return text.equals("-") || text.equals("-XXX") || text.startsWith("-}");
    }

    /** The next line without the marks of a transmission: SOH, ETX, and what stands before block 4. */
    private @Nullable String nextLine() throws IOException {
        if (!ahead.isEmpty()) {
            return ahead.removeFirst();
        }
        var text = lines.read();
        if (text == null) {
            return null;
        }
        text = withoutMarks(text);
        int block = text.startsWith("{") || text.startsWith("-}") ? text.indexOf("{4:") : -1;
        if (block < 0) {
            return text;
        }
        if (text.startsWith("-}")) {
            // The end of one message and the beginning of the next on one line.
            ahead.add(text.substring(block + 3));
            return "-}";
        }
        return text.substring(block + 3);
    }
}
