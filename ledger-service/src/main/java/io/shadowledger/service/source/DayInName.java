package io.shadowledger.service.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the day out of a file's name, by a pattern such as {@code eod-{yyyyMMdd}.csv}; {@code *} is any text. */
final class DayInName {

    private static final Pattern PATTERN = Pattern.compile("([^{}]*)\\{([^{}]+)}([^{}]*)");

    /** A letter as often as it is repeated, or what is between letters. */
    private static final Pattern RUN = Pattern.compile("([A-Za-z])\\1*|[^A-Za-z]+");

    private final Pattern name;
    private final DateTimeFormatter date;

    private DayInName(Pattern name, DateTimeFormatter date) {
        this.name = name;
        this.date = date;
    }

    /** What is wrong with a pattern; null when nothing is. */
    static @Nullable String fault(String pattern) {
        try {
            of(pattern);
            return null;
        } catch (IllegalArgumentException invalid) {
            return "has an as-of-pattern that is none: write such as eod-{yyyyMMdd}.csv";
        }
    }

    /** @throws IllegalArgumentException if there is not one date in braces */
    static DayInName of(String pattern) {
        var parts = PATTERN.matcher(pattern);
        if (!parts.matches()) {
            throw new IllegalArgumentException(pattern);
        }
        var formatter = new DateTimeFormatterBuilder()
                .appendPattern(parts.group(2))
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        return new DayInName(
                Pattern.compile(
                        literal(parts.group(1)) + "(" + written(parts.group(2)) + ")" + literal(parts.group(3))),
                formatter);
    }

    /** The last microsecond of the day that the name says; empty where it does not have the pattern's form. */
    Optional<Instant> endOfDay(String text, ZoneId zone) {
        var matched = name.matcher(text);
        if (!matched.matches()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(matched.group(1), date);
            return Optional.of(day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** What a date of this format looks like: digits where it has numbers of a fixed length, anything elsewhere. */
    private static String written(String format) {
        var looks = new StringBuilder();
        var runs = RUN.matcher(format);
        while (runs.find()) {
            var run = runs.group();
            boolean digits = "yuMdD".indexOf(run.charAt(0)) >= 0 && (run.length() == 2 || run.length() == 4);
            if (digits && !run.equals("MMMM")) {
                looks.append("\\d{").append(run.length()).append('}');
            } else {
                looks.append(Character.isLetter(run.charAt(0)) ? ".+?" : Pattern.quote(run));
            }
        }
        return looks.toString();
    }

    private static String literal(String text) {
        return Pattern.quote(text).replace("*", "\\E.*\\Q");
    }
}
