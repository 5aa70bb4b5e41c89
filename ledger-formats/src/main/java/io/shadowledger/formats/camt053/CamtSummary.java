package io.shadowledger.formats.camt053;

import io.shadowledger.formats.statement.StatementTally;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code TxsSummry}: the number and the sum of all entries, of credits and of debits, as the bank states them. Whether
 * it counts entries that are not booked, the standard leaves open: then nothing is compared.
 */
final class CamtSummary {

    private record Stated(BigDecimal value, long line) {}

    private final Map<String, Stated> stated = new HashMap<>();

    void read(Xml xml) {
        while (xml.child()) {
            var group = xml.name();
            switch (group) {
                case "TtlNtries", "TtlCdtNtries", "TtlDbtNtries" -> {
                    while (xml.child()) {
                        switch (xml.name()) {
                            case "NbOfNtries", "Sum" -> state(group + "/" + xml.name(), xml);
                            default -> xml.skip();
                        }
                    }
                }
                default -> xml.skip();
            }
        }
    }

    private void state(String name, Xml xml) {
        var fields = xml.fields("TxsSummry/" + name);
        var text = xml.text();
        if (!text.matches("\\d{1,20}(\\.\\d{1,10})?")) {
            throw fields.invalid("is not a number: digits, and a point before decimals, are");
        }
        stated.put(name, new Stated(new BigDecimal(text), fields.line()));
    }

    void check(StatementTally tally) {
        if (tally.others() > 0) {
            return;
        }
        long credits = tally.creditEntries();
        long debits = tally.debitEntries();
        compare(tally, "TtlNtries/NbOfNtries", "the number of entries", BigDecimal.valueOf(credits + debits));
        compare(
                tally,
                "TtlNtries/Sum",
                "the sum of all entries",
                tally.credits().add(tally.debits()));
        compare(tally, "TtlCdtNtries/NbOfNtries", "the number of credits", BigDecimal.valueOf(credits));
        compare(tally, "TtlCdtNtries/Sum", "the sum of credits", tally.credits());
        compare(tally, "TtlDbtNtries/NbOfNtries", "the number of debits", BigDecimal.valueOf(debits));
        compare(tally, "TtlDbtNtries/Sum", "the sum of debits", tally.debits());
    }

    private void compare(StatementTally tally, String name, String what, BigDecimal counted) {
        var figure = stated.get(name);
        if (figure != null) {
            tally.compare(what, figure.value(), counted, figure.line());
        }
    }
}
