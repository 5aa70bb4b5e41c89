package io.shadowledger.service.report;

import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.api.report.CsvRules;
import io.shadowledger.service.problem.InvalidException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks the rules of a profile when it is saved, so that reading a file with it meets no surprise of its own. */
final class ProfileRules {

    private static final Set<String> FIELDS =
            Set.of("accountId", "currency", "balance", "debit", "credit", "indicator", "date");
    private static final int MOST_SKIPPED = 1_000;
    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_DATE_FORMATS = 10;

    private ProfileRules() {}

    /**
     * The rules with all defaults filled in.
     *
     * @throws InvalidException naming the rule that cannot be
     */
    static CsvRules complete(CsvRules rules) {
        var sign = or(rules.sign(), CsvRules.Sign.SIGNED);
        boolean header = or(rules.header(), true);
        var delimiter = character("delimiter", or(rules.delimiter(), ","));
        var quote = character("quote", or(rules.quote(), "\""));
        var decimal = character("decimal", or(rules.decimal(), "."));
        var grouping = rules.grouping() == null ? null : character("grouping", rules.grouping());
        var debitMark = mark("debitMark", or(rules.debitMark(), "D"));
        var creditMark = mark("creditMark", or(rules.creditMark(), "C"));
        differ("quote", quote, "delimiter", delimiter);
        differ("debitMark", debitMark.toUpperCase(Locale.ROOT), "creditMark", creditMark.toUpperCase(Locale.ROOT));
        noSign("decimal", decimal);
        if (grouping != null) {
            differ("grouping", grouping, "decimal", decimal);
            noSign("grouping", grouping);
        }
        return new CsvRules(
                delimiter,
                quote,
                charset(or(rules.encoding(), "UTF-8")),
                header,
                skipped("skipLines", rules.skipLines()),
                skipped("skipFooters", rules.skipFooters()),
                columns(or(rules.columns(), Map.of()), sign, header),
                rules.dateFormats() == null ? dateFormat("dateFormat", or(rules.dateFormat(), "yyyy-MM-dd")) : null,
                decimal,
                grouping,
                sign,
                debitMark,
                creditMark,
                rules.currency() == null ? null : currency(rules.currency()),
                zone(or(rules.zone(), "UTC")),
                or(rules.accounts(), CsvRules.Accounts.BANK),
                dateFormats(rules));
    }

    /** One character; {@code \t} is a tab. */
    static char character(String text) {
        return text.equals("\\t") ? '\t' : text.charAt(0);
    }

    /** Reads dates that the calendar has, and no others. */
    static DateTimeFormatter dates(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static String character(String rule, String text) {
        boolean one = text.equals("\\t") || text.length() == 1;
        if (!one || character(text) < ' ' && character(text) != '\t' || Character.isLetterOrDigit(text.charAt(0))) {
            throw new InvalidException(rule, rule + " is one character that is no letter and no digit, or \\t");
        }
        return text.equals("\t") ? "\\t" : text;
    }

    private static void differ(String rule, String text, String otherRule, String other) {
        if (text.equals(other)) {
            throw new InvalidException(rule, rule + " and " + otherRule + " are the same");
        }
    }

    private static void noSign(String rule, String character) {
        if ("+-()".contains(character)) {
            throw new InvalidException(rule, rule + " cannot be a sign or a bracket");
        }
    }

    private static String charset(String name) {
        try {
            return Charset.forName(name).name();
        } catch (IllegalArgumentException unknown) {
            throw new InvalidException(
                    "encoding", "there is no encoding of this name: use such as UTF-8, windows-1250");
        }
    }

    private static Integer skipped(String rule, @Nullable Integer number) {
        int skipped = or(number, 0);
        if (skipped < 0 || skipped > MOST_SKIPPED) {
            throw new InvalidException(rule, rule + " is a number from 0 to " + MOST_SKIPPED);
        }
        return skipped;
    }

    private static Map<String, String> columns(Map<String, String> columns, CsvRules.Sign sign, boolean header) {
        columns.forEach((field, column) -> {
            if (!FIELDS.contains(field)) {
                throw new InvalidException(
                        "columns",
                        "a balance has no field '" + field + "': its fields are "
                                + String.join(", ", new TreeSet<>(FIELDS)));
            }
            if (column.isBlank() || !header && !isNumber(column)) {
                throw new InvalidException(
                        "columns",
                        "the column of " + field + " is " + (header ? "a name in the header, or " : "")
                                + "a number from 1 to " + MOST_COLUMNS);
            }
        });
        need(columns, "accountId");
        switch (sign) {
            case SIGNED, INVERTED -> need(columns, "balance");
            case INDICATOR -> {
                need(columns, "balance");
                need(columns, "indicator");
            }
            case COLUMNS -> {
                need(columns, "debit");
                need(columns, "credit");
            }
        }
        return columns;
    }

    static boolean isNumber(String column) {
        return column.matches("[1-9]\\d{0,2}|1000");
    }

    private static void need(Map<String, String> columns, String field) {
        if (!columns.containsKey(field)) {
            throw new InvalidException("columns", "columns does not say which column holds " + field);
        }
    }

    private static @Nullable List<String> dateFormats(CsvRules rules) {
        var formats = rules.dateFormats();
        if (formats == null) {
            return null;
        }
        if (rules.dateFormat() != null) {
            throw new InvalidException("dateFormats", "give either dateFormat or dateFormats");
        }
        if (formats.isEmpty() || formats.size() > MOST_DATE_FORMATS) {
            throw new InvalidException("dateFormats", "dateFormats are 1 to " + MOST_DATE_FORMATS + " formats");
        }
        return formats.stream()
                .map(format -> dateFormat("dateFormats", format))
                .distinct()
                .toList();
    }

    private static String dateFormat(String rule, String pattern) {
        try {
            dates(pattern);
            return pattern;
        } catch (IllegalArgumentException invalid) {
            throw new InvalidException(rule, "'" + pattern + "' is not a date format: use letters such as dd.MM.yyyy");
        }
    }

    private static String mark(String rule, String mark) {
        if (mark.isBlank()) {
            throw new InvalidException(rule, rule + " is a word, such as D or C");
        }
        return mark.strip();
    }

    private static String currency(String code) {
        try {
            return Money.currency(code).getCurrencyCode();
        } catch (InvalidMoneyException unknown) {
            throw new InvalidException("currency", String.valueOf(unknown.getMessage()));
        }
    }

    private static String zone(String zone) {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException unknown) {
            throw new InvalidException(
                    "zone", "there is no time zone of this name: zones are written such as Europe/Prague");
        }
    }

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
