package io.shadowledger.formats.statement;

import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values that all formats share, and says where one cannot be read.
 *
 * @param line the line of the file, from 1
 * @param place the field, element or record
 */
public record Fields(long line, String place) {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,40}(\\.\\d{0,10})?|\\.\\d{1,10}");
    /** SWIFT and BAI2 write two digits: 80 to 99 are 1980 to 1999. */
    private static final int FIRST_YEAR_OF_CENTURY = 80;

    /** The currency of an ISO 4217 code. */
    public Currency currency(String code) {
        try {
            return Money.currency(code);
        } catch (InvalidMoneyException unknown) {
            throw invalid(String.valueOf(unknown.getMessage()), unknown);
        }
    }

    /** An amount without a sign; {@code separator} stands before its decimals, of which it may have none. */
    public Money amount(String text, char separator, Currency currency) {
        // Where a comma stands before the decimals, a point would be one for thousands.
        boolean foreign = separator != '.' && text.indexOf('.') >= 0;
        var decimal = text.replace(separator, '.');
        if (foreign || !DECIMAL.matcher(decimal).matches()) {
            throw invalid(quoted(text) + " is not an amount: digits with a '" + separator
                    + "' before the decimals are, and the side is said elsewhere");
        }
        return money(new BigDecimal(decimal.endsWith(".") ? decimal + "0" : decimal), currency);
    }

    /** An amount in the units of its currency. */
    public Money money(BigDecimal amount, Currency currency) {
        try {
            return Money.of(amount, currency);
        } catch (InvalidMoneyException unfit) {
            throw invalid(String.valueOf(unfit.getMessage()), unfit);
        }
    }

    /** A date of six digits, or of eight: {@code 261120}, {@code 20261120}. */
    public LocalDate shortDate(String text) {
        boolean century = text.length() == 8;
        int number = century || text.length() == 6 ? digits(text, 0, text.length()) : -1;
        if (number < 0) {
            throw invalid(quoted(text) + " is not a date: it is written YYMMDD");
        }
        int year = number / 10_000;
        if (!century) {
            year += year < FIRST_YEAR_OF_CENTURY ? 2000 : 1900;
        }
        return date(year, number / 100 % 100, number % 100, text);
    }

    /** An ISO 8601 date, or the date of a date and time as it is written. */
    public LocalDate isoDate(String text) {
        boolean form = text.length() >= 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.length() == 10 || "T+-Z".indexOf(text.charAt(10)) >= 0);
        int year = form ? digits(text, 0, 4) : -1;
        int month = form ? digits(text, 5, 7) : -1;
        int day = form ? digits(text, 8, 10) : -1;
        if ((year | month | day) < 0) {
            throw invalid(quoted(text) + " is not a date: it is written YYYY-MM-DD");
        }
        return date(year, month, day, text);
    }

    /** The number that the characters from one place to before another make; -1 where one is no digit. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /**
     * The day of a month and a day of four digits, {@code 1120}, that is nearest to another.
     *
     * @param near the day it is near to
     */
    public LocalDate dayNear(String text, LocalDate near) {
        int number = text.length() == 4 ? digits(text, 0, 4) : -1;
        LocalDate nearest = null;
        for (int year = near.getYear() - 1; number >= 0 && year <= near.getYear() + 1; year++) {
            if (number == 229 && !Year.isLeap(year)) {
                continue;
            }
            var candidate = date(year, number / 100, number % 100, text);
            if (nearest == null || distance(candidate, near) < distance(nearest, near)) {
                nearest = candidate;
            }
        }
        if (nearest == null) {
            throw invalid(quoted(text) + " is not the month and the day of a date near " + near);
        }
        return nearest;
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(one.toEpochDay() - other.toEpochDay());
    }

    private LocalDate date(int year, int month, int day, String text) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException none) {
            throw invalid(quoted(text) + " is a date that no calendar has", none);
        }
    }

    public InvalidStatementException invalid(String detail) {
        return invalid(detail, null);
    }

    private InvalidStatementException invalid(String detail, @Nullable Throwable cause) {
        return new InvalidStatementException(line, place, detail, cause);
    }

    /** A text as a message can quote it: short, and without what would move a cursor. */
    public static String quoted(String text) {
        var shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
        return "'" + shown.replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
