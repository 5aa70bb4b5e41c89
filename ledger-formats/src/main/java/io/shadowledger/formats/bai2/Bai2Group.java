package io.shadowledger.formats.bai2;

import static io.shadowledger.formats.bai2.Bai2Record.at;

import io.shadowledger.formats.statement.StatementPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;

/**
 * Record 02, Group Header: receiver, originator, group status, as-of date, as-of time, currency, as-of-date modifier; and
 * what its accounts come to.
 */
final class Bai2Group {

    private static final int STATUS = 2;
    private static final int AS_OF_DATE = 3;
    private static final int CURRENCY = 5;
    private static final String CORRECTION = "3";

    private final Bai2Record header;
    private final List<String> fields;
    private final String statementId;
    private final long number;
    private final long before;
    private final Consumer<StatementPart> out;
    private final LocalDate asOf;
    private BigDecimal total = BigDecimal.ZERO;
    private long accounts;

    /**
     * @param file record 01: sender, receiver, creation date and time, file identification number, …
     * @param number its place in the file, from 1
     * @param before how many physical records came before it
     */
    Bai2Group(Bai2Record header, Bai2Record file, long number, long before, Consumer<StatementPart> out) {
        this.header = header;
        this.fields = header.fields();
        this.number = number;
        this.before = before;
        this.out = out;
        var of = file.fields();
        this.statementId = String.join("-", at(of, 0), at(of, 2), at(of, 3), at(of, 4));
        switch (at(fields, STATUS)) {
            case "1", CORRECTION -> {}
            case "2" ->
                throw header.field(STATUS)
                        .invalid(
                                "says that the group deletes an earlier one, which a book cannot do: leave the group out"
                                        + " and correct the accounts it names");
            case "4" ->
                throw header.field(STATUS)
                        .invalid("says that the group is a test: leave it out, or ask for a real one");
            default -> throw header.field(STATUS).invalid("is not a group status: 1 (update) to 4 (test) are");
        }
        this.asOf = header.field(AS_OF_DATE).shortDate(at(fields, AS_OF_DATE));
    }

    Bai2Account open(Bai2Record account, long recordsBefore) {
        accounts++;
        return new Bai2Account(account, this, recordsBefore, out);
    }

    void add(BigDecimal accountTotal) {
        total = total.add(accountTotal);
    }

    /** Takes record 98; answers the group's control total. */
    BigDecimal end(Bai2Record trailer, long records) {
        new Bai2Totals("group " + number, "accounts", total, accounts, records - before).check(trailer, out::accept);
        return total;
    }

    LocalDate asOf() {
        return asOf;
    }

    String statementId() {
        return statementId;
    }

    /** The places of the group and of its account in the file, which tell apart two statements on one account. */
    String sequence() {
        return number + "/" + accounts;
    }

    boolean isCorrection() {
        return at(fields, STATUS).equals(CORRECTION);
    }

    /** The currency of accounts that name none; where the group names none either, it is USD. */
    Currency currency() {
        var code = at(fields, CURRENCY);
        return header.field(CURRENCY).currency(code.isEmpty() ? "USD" : code);
    }
}
