package io.shadowledger.formats.camt053;

import io.shadowledger.formats.statement.Balance;
import io.shadowledger.formats.statement.InvalidStatementException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Bal} of a statement, by the codes of ExternalBalanceType1Code. A page of a statement may open and close with
 * ITBD, interim booked: the first of two opens, the last one closes.
 */
final class CamtBalances {

    private static final int MOST = 1000;

    private record Coded(String code, Balance balance) {}

    private final List<Coded> all = new ArrayList<>();

    void read(Xml xml) {
        long line = xml.line();
        var amount = new CamtAmount(line, "Bal");
        var code = "";
        LocalDate date = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "Tp" -> code = type(xml);
                case "Amt" -> amount.amount(xml);
                case "CdtDbtInd" -> amount.side(xml);
                case "Dt" -> date = CamtAmount.date(xml, "Bal/Dt");
                default -> xml.skip();
            }
        }
        if (date == null) {
            throw new InvalidStatementException(line, "Bal/Dt", "is missing: it says which day the balance stands for");
        }
        if (all.size() == MOST) {
            throw new InvalidStatementException(line, "Bal", "is more than the thousandth of its statement");
        }
        all.add(new Coded(code, new Balance(kind(code), amount.signed(), date, line)));
    }

    private static String type(Xml xml) {
        var code = "";
        while (xml.child()) {
            if (xml.name().equals("CdOrPrtry")) {
                while (xml.child()) {
                    code = xml.text();
                }
            } else {
                xml.skip();
            }
        }
        return code;
    }

    private static Balance.Kind kind(String code) {
        return switch (code) {
            case "OPBD", "PRCD" -> Balance.Kind.OPENING_BOOKED;
            case "CLBD" -> Balance.Kind.CLOSING_BOOKED;
            case "ITBD" -> Balance.Kind.INTERIM_BOOKED;
            case "OPAV" -> Balance.Kind.OPENING_AVAILABLE;
            case "CLAV" -> Balance.Kind.CLOSING_AVAILABLE;
            case "ITAV" -> Balance.Kind.INTERIM_AVAILABLE;
            case "FWAV" -> Balance.Kind.FORWARD_AVAILABLE;
            default -> Balance.Kind.OTHER;
        };
    }

    List<Balance> all() {
        return all.stream().map(Coded::balance).toList();
    }

    /** The currency of the first balance; null where there is none. */
    @Nullable
    Currency currency() {
        return all.isEmpty() ? null : all.getFirst().balance().amount().currency();
    }

    /** The booked balance before the entries: OPBD, else PRCD, else an ITBD that another balance closes. */
    @Nullable
    Balance opening(Currency currency) {
        return of("OPBD", currency)
                .or(() -> of("PRCD", currency))
                .or(() -> interimOpening(currency))
                .orElse(null);
    }

    /** The booked balance after them: CLBD, else the ITBD that does not open. */
    @Nullable
    Balance closing(Currency currency) {
        return of("CLBD", currency)
                .or(() -> interims(currency).stream()
                        .filter(b -> !b.equals(opening(currency)))
                        .reduce((first, last) -> last))
                .orElse(null);
    }

    private Optional<Balance> interimOpening(Currency currency) {
        var interims = interims(currency);
        boolean closed = interims.size() > 1 || of("CLBD", currency).isPresent();
        return closed ? interims.stream().findFirst() : Optional.empty();
    }

    private List<Balance> interims(Currency currency) {
        return all.stream()
                .filter(c -> c.code().equals("ITBD"))
                .map(Coded::balance)
                .filter(b -> b.amount().currency().equals(currency))
                .toList();
    }

    private Optional<Balance> of(String code, Currency currency) {
        return all.stream()
                .filter(c -> c.code().equals(code))
                .map(Coded::balance)
                .filter(b -> b.amount().currency().equals(currency))
                .findFirst();
    }
}
