package io.shadowledger.formats.camt053;

import io.shadowledger.formats.statement.InvalidStatementException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * {@code Acct}: whose statement it is.
 *
 * @param number {@code Id/IBAN}, else {@code Id/Othr/Id}, without blanks
 * @param currency {@code Ccy}, which may be left out
 */
record CamtAccount(String number, @Nullable Currency currency) {

    static CamtAccount read(Xml xml) {
        long line = xml.line();
        String number = null;
        Currency currency = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "Id" -> number = identification(xml);
                case "Ccy" -> currency = xml.fields("Acct/Ccy").currency(xml.text());
                default -> xml.skip();
            }
        }
        if (number == null || number.isEmpty()) {
            throw new InvalidStatementException(
                    line, "Acct/Id", "has neither an IBAN nor an Othr/Id: it names the account");
        }
        return new CamtAccount(number, currency);
    }

    private static @Nullable String identification(Xml xml) {
        String number = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "IBAN" -> number = xml.text().replace(" ", "");
                case "Othr" -> number = other(xml);
                default -> xml.skip();
            }
        }
        return number;
    }

    private static @Nullable String other(Xml xml) {
        String number = null;
        while (xml.child()) {
            if (xml.name().equals("Id")) {
                number = xml.text().replace(" ", "");
            } else {
                xml.skip();
            }
        }
        return number;
    }
}
