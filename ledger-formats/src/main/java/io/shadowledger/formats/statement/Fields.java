package io.shadowledger.formats.statement;

import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
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
        if (!text.matches("\\d{6}(\\d{2})?")) {
            throw invalid(quoted(text) + " is not a date: it is written YYMMDD");
        }
        int split = text.length() - 4;
        int year = Integer.parseInt(text.substring(0, split));
        if (split == 2) {
            year += year < FIRST_YEAR_OF_CENTURY ? 2000 : 1900;
        }
        return date(
                year,
                Integer.parseInt(text.substring(split, split + 2)),
                Integer.parseInt(text.substring(split + 2)),
                text);
    }

    /** An ISO 8601 date, or the date of a date and time as it is written. */
    public LocalDate isoDate(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}([T+\\-Z].*)?")) {
            throw invalid(quoted(text) + " is not a date: it is written YYYY-MM-DD");
        }
        return date(
                Integer.parseInt(text.substring(0, 4)),
                Integer.parseInt(text.substring(5, 7)),
                Integer.parseInt(text.substring(8, 10)),
                text);
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
