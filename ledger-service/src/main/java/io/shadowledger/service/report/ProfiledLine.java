package io.shadowledger.service.report;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.api.report.CsvRules;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Makes a balance of one record, as a profile says. */
final class ProfiledLine {

    static final String DATE = "date";

    private static final String BALANCE = "balance";
    private static final String DEBIT = "debit";
    private static final String CREDIT = "credit";
    private static final String INDICATOR = "indicator";

    private final ReadingRules rules;
    private final String profile;
    private final BalanceFields fields;
    private final AccountNames accounts;
    private final ProfiledAmount amounts;

    ProfiledLine(ReadingRules rules, BalanceFields fields, AccountNames accounts) {
        this.rules = rules;
        this.profile = rules.profile();
        this.fields = fields;
        this.accounts = accounts;
        this.amounts = new ProfiledAmount(rules.decimal(), rules.grouping());
    }

    /** The day of the balance as it is written; null where the profile reads none. */
    @Nullable
    String date(CsvRecord record, ProfileColumns columns, int line) {
        return columns.text(DATE, record, line, profile);
    }

    BalanceLine balance(CsvRecord record, ProfileColumns columns, int line) {
        BalanceFields.Place place =
                (field, what) -> InvalidReportException.at(line, columns.number(field), field, what);
        var account = fields.account(account(columns.text(BalanceFields.ACCOUNT, record, line, profile)), place);
        var code = columns.text(BalanceFields.CURRENCY, record, line, profile);
        var currency = fields.currency(code == null || code.isEmpty() ? rules.currency() : code, place);
        return new BalanceLine(account, amount(record, columns, currency, line, place), line);
    }

    private @Nullable String account(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return rules.accounts() == CsvRules.Accounts.EXACT ? accounts.exact(text) : accounts.banks(text);
    }

    private Money amount(
            CsvRecord record, ProfileColumns columns, Currency currency, int line, BalanceFields.Place place) {
        return switch (rules.sign()) {
            case SIGNED -> needed(BALANCE, record, columns, currency, line, place);
            case INVERTED ->
                needed(BALANCE, record, columns, currency, line, place).negated();
            case COLUMNS -> columns(record, columns, currency, line, place);
            case INDICATOR -> {
                var amount = needed(BALANCE, record, columns, currency, line, place);
                if (amount.isNegative()) {
                    throw place.mistake(
                            BALANCE,
                            "the balance has a sign, but profile " + profile + " reads its side from indicator");
                }
                yield isDebit(columns.text(INDICATOR, record, line, profile), place) ? amount.negated() : amount;
            }
        };
    }

    private boolean isDebit(@Nullable String mark, BalanceFields.Place place) {
        if (rules.debitMark().equalsIgnoreCase(mark)) {
            return true;
        }
        if (rules.creditMark().equalsIgnoreCase(mark)) {
            return false;
        }
        throw place.mistake(
                INDICATOR,
                "'" + mark + "' is no side: profile " + profile + " expects " + rules.debitMark() + " or "
                        + rules.creditMark());
    }

    private Money columns(
            CsvRecord record, ProfileColumns columns, Currency currency, int line, BalanceFields.Place place) {
        var debit = read(DEBIT, record, columns, currency, line, place);
        var credit = read(CREDIT, record, columns, currency, line, place);
        if (debit == null && credit == null) {
            throw place.mistake(CREDIT, "neither debit nor credit has an amount");
        }
        var zero = Money.zero(currency);
        return (credit == null ? zero : credit).minus(debit == null ? zero : debit);
    }

    private Money needed(
            String field,
            CsvRecord record,
            ProfileColumns columns,
            Currency currency,
            int line,
            BalanceFields.Place place) {
        var amount = read(field, record, columns, currency, line, place);
        if (amount == null) {
            throw place.mistake(field, "the balance is missing");
        }
        return amount;
    }

    /** Null where the field is empty. */
    private @Nullable Money read(
            String field,
            CsvRecord record,
            ProfileColumns columns,
            Currency currency,
            int line,
            BalanceFields.Place place) {
        var text = columns.text(field, record, line, profile);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var amount = amounts.read(text, currency);
            if (amount == null) {
                throw place.mistake(
                        field,
                        "'" + text + "' is not an amount: profile " + profile + " expects " + amounts.expected());
            }
            return amount;
        } catch (InvalidMoneyException unfit) {
            throw place.mistake(field, String.valueOf(unfit.getMessage()));
        }
    }
}
