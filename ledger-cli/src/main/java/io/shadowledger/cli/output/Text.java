package io.shadowledger.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
public final class Text {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Text() {}

    /** A value on one line: times to the second in UTC, choices in lower case, nothing as a dash. */
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Instant at -> at(at);
            case Enum<?> choice -> choice(choice);
            case Boolean yes -> yes ? "yes" : "no";
            case Long number -> count(number);
            default -> oneLine(value.toString());
        };
    }

    /** A choice as options take it: {@code missing-credit}. */
    public static String choice(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A count with its thousands apart. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A decimal string with its thousands apart, for reading aloud; tables keep the plain form that can be copied. */
    public static String grouped(String decimal) {
        int point = decimal.indexOf('.') < 0 ? decimal.length() : decimal.indexOf('.');
        var grouped = new StringBuilder(decimal);
        int first = decimal.startsWith("-") || decimal.startsWith("+") ? 1 : 0;
        for (int i = point - 3; i > first; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** A length of time, to the second: {@code 45 s}, {@code 3 min 20 s}, {@code 2 h 5 min}, {@code 7 d 0 h}. */
    public static String duration(Duration length) {
        if (length.toDays() > 1) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        return (length.toMinutes() > 0 ? length.toMinutes() + " min " : "") + length.toSecondsPart() + " s";
    }

    static String at(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Control characters, which a bank's text may hold, would otherwise move the cursor or break a line. */
    static String oneLine(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c));
        return clean.toString();
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text in at most that many characters, the last being an ellipsis where something is missing. */
    static String elided(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, width - 1)).stripTrailing() + "…";
    }

    /** The text in lines of at most that width, broken at blanks; a longer word stays whole, so that it can be copied. */
    static List<String> wrapped(String text, int width) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!part.isEmpty() && width(part.toString()) + 1 + width(word) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.isEmpty() ? "" : " ").append(word);
        }
        parts.add(part.toString());
        return parts;
    }
}
