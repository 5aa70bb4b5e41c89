package io.shadowledger.formats.mt940;

import io.shadowledger.formats.statement.Balance;
import java.util.regex.Pattern;

/** Fields 60a, 62a, 64 and 65: {@code 1!a6!n3!a15d}, D/C mark, date, currency, amount. */
final class MtBalance {

    private static final Pattern FORM = Pattern.compile("([CD])(\\d{6})([A-Z]{3})(\\d.*)");

    private MtBalance() {}

    static Balance read(MtField field, Balance.Kind kind) {
        var match = FORM.matcher(field.first());
        if (!match.matches()) {
            throw field.invalid("is not a balance: C or D, YYMMDD, the currency and the amount are, such as"
                    + " C261120EUR1234,56");
        }
        var fields = field.fields();
        var amount = fields.amount(match.group(4), ',', fields.currency(match.group(3)));
        return new Balance(
                kind,
                match.group(1).equals("D") ? amount.negated() : amount,
                fields.shortDate(match.group(2)),
                field.line());
    }
}
