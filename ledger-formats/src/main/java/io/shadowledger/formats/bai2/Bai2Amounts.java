package io.shadowledger.formats.bai2;

import static io.shadowledger.formats.bai2.Bai2Record.at;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts that records 03 and 16 share: amounts without a point, and the funds type with what it brings. */
final class Bai2Amounts {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");

    /**
     * Funds type and what follows it.
     *
     * @param valueDate the date of type V; null for the others
     * @param next the field after it
     */
    record Funds(@Nullable LocalDate valueDate, int next) {}

    private Bai2Amounts() {}

    /** A whole number of the currency's smallest units, with an optional sign; zero where the field is empty. */
    static BigDecimal whole(Bai2Record bai, List<String> fields, int index) {
        var text = at(fields, index);
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw bai.field(index)
                    .invalid("'" + (text.length() > 40 ? text.substring(0, 40) : text)
                            + "' is not an amount: digits without a decimal point are");
        }
        return new BigDecimal(text);
    }

    /**
     * Funds type: empty, Z, 0, 1 and 2 stand alone; V brings value date and time, S three amounts, D a count and as many
     * pairs of days and amount.
     */
    static Funds funds(Bai2Record bai, List<String> fields, int index) {
        return switch (at(fields, index)) {
            case "", "Z", "0", "1", "2" -> new Funds(null, index + 1);
            case "V" -> {
                var date = at(fields, index + 1);
                yield new Funds(date.isEmpty() ? null : bai.field(index + 1).shortDate(date), index + 3);
            }
            case "S" -> new Funds(null, index + 4);
            case "D" -> {
                var count = whole(bai, fields, index + 1);
                if (count.signum() < 0 || count.compareTo(BigDecimal.valueOf(fields.size())) > 0) {
                    throw bai.field(index + 1).invalid("announces more availabilities than the record has");
                }
                yield new Funds(null, index + 2 + 2 * count.intValueExact());
            }
            default -> throw bai.field(index).invalid("is not a funds type: Z, 0, 1, 2, V, S and D are");
        };
    }
}
