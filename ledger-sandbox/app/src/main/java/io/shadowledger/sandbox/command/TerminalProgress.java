package io.shadowledger.sandbox.command;

import io.shadowledger.sandbox.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line per part as it is done, and one per remark, wrapped to 80 columns. */
final class TerminalProgress implements Progress {

    private static final int WIDTH = 80;
    private static final int PART = 18;
    private static final String INDENT = "  ";
    private static final int DETAIL = WIDTH - INDENT.length() - PART - 9;

    private final PrintWriter out;

    TerminalProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void done(String part, String detail, Duration took) {
        out.printf(
                Locale.ROOT,
                "%s%-" + PART + "s%-" + DETAIL + "s %6.1f s%n",
                INDENT,
                part,
                shortened(detail),
                took.toMillis() / 1_000.0);
        out.flush();
    }

    @Override
    public synchronized void note(String part, String sentence) {
        var lines = Wrapping.lines(sentence, WIDTH - INDENT.length() - PART);
        for (int i = 0; i < lines.size(); i++) {
            out.printf(Locale.ROOT, "%s%-" + PART + "s%s%n", INDENT, i == 0 ? part : "", lines.get(i));
        }
        out.flush();
    }

    private static String shortened(String text) {
        return text.length() <= DETAIL ? text : text.substring(0, DETAIL - 3) + "...";
    }
}
