package io.shadowledger.formats.mt940;

import io.shadowledger.formats.statement.StatementTally;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an MT942 says of its entries: fields 90D and 90C, {@code 5n3!a15d}, their number and their sum. */
final class MtTotals {

    private static final Pattern FLOOR = Pattern.compile("([A-Z]{3})([CD]?)(\\d.*)");
    private static final Pattern SUM = Pattern.compile("(\\d{1,9})([A-Z]{3})(\\d.*)");

    private record Sum(long count, BigDecimal amount, long line) {}

    private @Nullable Sum debits;
    private @Nullable Sum credits;

    /** The currency of field 34F, {@code 3!a[1!a]15d}, which is the account's. */
    static Currency floorCurrency(MtField field) {
        var match = FLOOR.matcher(field.first());
        if (!match.matches()) {
            throw field.invalid(
                    "is not a floor limit: the currency, perhaps D or C, and the amount are, such as EURD0,");
        }
        return field.fields().currency(match.group(1));
    }

    void take(MtField field, Currency currency) {
        switch (field.tag()) {
            case "90D" -> debits = sum(field, currency);
            case "90C" -> credits = sum(field, currency);
            default -> {}
        }
    }

    private static Sum sum(MtField field, Currency currency) {
        var match = SUM.matcher(field.first());
        if (!match.matches()) {
            throw field.invalid("is not a number and a sum: such are 12EUR1234,56");
        }
        var amount = field.fields().amount(match.group(3), ',', currency);
        return new Sum(Long.parseLong(match.group(1)), amount.toBigDecimal(), field.line());
    }

    /** Holds them against the entries; where some are only expected, the standard does not say whether they count. */
    void check(StatementTally tally) {
        if (tally.others() > 0) {
            return;
        }
        if (debits != null) {
            tally.compare(
                    "the number of debits",
                    BigDecimal.valueOf(debits.count()),
                    BigDecimal.valueOf(tally.debitEntries()),
                    debits.line());
            tally.compare("the sum of debits", debits.amount(), tally.debits(), debits.line());
        }
        if (credits != null) {
            tally.compare(
                    "the number of credits",
                    BigDecimal.valueOf(credits.count()),
                    BigDecimal.valueOf(tally.creditEntries()),
                    credits.line());
            tally.compare("the sum of credits", credits.amount(), tally.credits(), credits.line());
        }
    }
}
