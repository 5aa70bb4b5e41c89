package io.shadowledger.cli.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * The way a file writes its dates, as a pattern of {@link DateTimeFormatter}: {@code yyMMdd}, {@code dd.MM.yyyy
 * HH:mm:ss}.
 *
 * <p>Years of two digits lie in the hundred years from {@code firstYear}. Dates that no calendar has (30 February) are
 * refused rather than moved.
 */
public final class DatePattern {

    /** How far a year of two digits may lie ahead. */
    private static final int YEARS_AHEAD = 20;

    private final String pattern;
    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    /**
     * @param pattern the pattern
     * @param zone where dates and times without an offset are; a date alone is the start of its day there
     * @param firstYear the first year that two digits can mean
     * @throws IllegalArgumentException if it is not a pattern
     */
    public DatePattern(String pattern, ZoneId zone, int firstYear) {
        this.pattern = pattern;
        this.formatter = formatter(pattern, firstYear);
        this.zone = zone;
    }

    /** The first year that two digits mean unless a century is given: they reach 20 years ahead, and 79 back. */
    public static int slidingFirstYear(int thisYear) {
        return thisYear + YEARS_AHEAD - 99;
    }

    /**
     * Reads a date.
     *
     * @throws DateTimeException if it is not written so
     */
    public Instant parse(String text) {
        var parsed = formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (parsed) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            default -> throw new DateTimeException("no date in '" + text + "'");
        };
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static DateTimeFormatter formatter(String pattern, int firstYear) {
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        var pending = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (quoted || (c != 'y' && c != 'u')) {
                pending.append(c);
                continue;
            }
            int end = i;
            while (end < pattern.length() && pattern.charAt(end) == c) {
                end++;
            }
            if (end - i == 2) {
                builder.appendPattern(pending.toString());
                pending.setLength(0);
                builder.appendValueReduced(ChronoField.YEAR, 2, 2, firstYear);
            } else {
                // 'y' is the year of an era, which strict resolving wants named; 'u' is the year itself.
                pending.append("u".repeat(end - i));
            }
            i = end - 1;
        }
        return builder.appendPattern(pending.toString())
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
