package io.shadowledger.formats.bai2;

import io.shadowledger.formats.statement.Balance;
import io.shadowledger.formats.statement.Fields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The uniform type codes: which are balances, and on which side of the account the others book. */
final class Bai2TypeCode {

    private static final Pattern FORM = Pattern.compile("\\d{3}");

    /** The side of the account. */
    enum Side {
        CREDIT,
        DEBIT,
        /** It moves nothing: 890, non-monetary information. */
        NONE
    }

    private Bai2TypeCode() {}

    /** The balance that a status code states; null for sums and for averages, which no book compares with. */
    static Balance.@Nullable Kind balance(String code) {
        return switch (code) {
            case "010" -> Balance.Kind.OPENING_BOOKED;
            case "015" -> Balance.Kind.CLOSING_BOOKED;
            case "030" -> Balance.Kind.INTERIM_BOOKED;
            case "040" -> Balance.Kind.OPENING_AVAILABLE;
            case "045" -> Balance.Kind.CLOSING_AVAILABLE;
            case "060" -> Balance.Kind.INTERIM_AVAILABLE;
            default -> null;
        };
    }

    /**
     * The side of a transaction. 100 to 399 are credits, 400 to 699 debits; loans have 720 to 759 and 760 to 799, banks'
     * own codes 920 to 959 and 960 to 999.
     */
    static Side side(Bai2Record detail, String code) {
        int number = FORM.matcher(code).matches() ? Integer.parseInt(code) : 0;
        if (number >= 100 && number < 400 || number >= 720 && number < 760 || number >= 920 && number < 960) {
            return Side.CREDIT;
        }
        if (number >= 400 && number < 700 || number >= 760 && number < 800 || number >= 960) {
            return Side.DEBIT;
        }
        if (number == 890) {
            return Side.NONE;
        }
        throw detail.field(0)
                .invalid(Fields.quoted(code)
                        + " is not the type code of a transaction: 100 to 399 are credits, 400 to 699" + " debits");
    }
}
