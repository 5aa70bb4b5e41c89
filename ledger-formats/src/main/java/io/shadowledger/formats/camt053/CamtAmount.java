package io.shadowledger.formats.camt053;

import io.shadowledger.api.money.Money;
import io.shadowledger.formats.statement.InvalidStatementException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The values that balances and entries share: {@code Amt} with {@code Ccy}, {@code CdtDbtInd}, and dates. */
final class CamtAmount {

    private final long line;
    private final String place;
    private @Nullable Money amount;
    private @Nullable Boolean debit;

    CamtAmount(long line, String place) {
        this.line = line;
        this.place = place;
    }

    /** Reads {@code Amt}. */
    void amount(Xml xml) {
        var fields = xml.fields(place + "/Amt");
        var code = xml.attribute("Ccy");
        if (code == null) {
            throw fields.invalid("has no currency: the attribute Ccy says it");
        }
        amount = fields.amount(xml.text(), '.', fields.currency(code));
    }

    /** Reads {@code CdtDbtInd}. */
    void side(Xml xml) {
        var fields = xml.fields(place + "/CdtDbtInd");
        debit = switch (xml.text()) {
            case "CRDT" -> false;
            case "DBIT" -> true;
            default -> throw fields.invalid("is neither CRDT nor DBIT");
        };
    }

    /** The amount, negative for a debit. */
    Money signed() {
        if (amount == null) {
            throw new InvalidStatementException(line, place + "/Amt", "is missing");
        }
        if (debit == null) {
            throw new InvalidStatementException(line, place + "/CdtDbtInd", "is missing: CRDT or DBIT");
        }
        return debit ? amount.negated() : amount;
    }

    /** Reads a choice of {@code Dt} and {@code DtTm}; of a time the date counts, as it is written. */
    static @Nullable LocalDate date(Xml xml, String place) {
        LocalDate date = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "Dt", "DtTm" -> date = xml.fields(place).isoDate(xml.text());
                default -> xml.skip();
            }
        }
        return date;
    }
}
