package io.shadowledger.formats.statement;

import io.shadowledger.formats.statement.StatementEntry.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up a statement's entries while they go by, and holds its balances against them at the end. */
public final class StatementTally {

    private static final int FINDINGS_KEPT = 100;

    private final StatementHeader header;
    private final List<Finding> findings = new ArrayList<>();
    private BigDecimal credits = BigDecimal.ZERO;
    private BigDecimal debits = BigDecimal.ZERO;
    private long creditEntries;
    private long debitEntries;
    private long others;

    public StatementTally(StatementHeader header) {
        this.header = header;
    }

    public StatementHeader header() {
        return header;
    }

    /** The place of the next entry, from 1. */
    public long nextOrdinal() {
        return creditEntries + debitEntries + others + 1;
    }

    /** Counts an entry in. */
    public StatementEntry add(StatementEntry entry) {
        if (entry.status() != Status.BOOKED) {
            others++;
            return entry;
        }
        if (!entry.amount().currency().equals(header.currency())) {
            others++;
            find(
                    Finding.Kind.CURRENCY,
                    entry.line(),
                    "the entry of " + entry.amount() + " is not in the account's currency, "
                            + header.currency().getCurrencyCode());
            return entry;
        }
        if (entry.amount().isNegative()) {
            debitEntries++;
            debits = debits.subtract(entry.amount().toBigDecimal());
        } else {
            creditEntries++;
            credits = credits.add(entry.amount().toBigDecimal());
        }
        return entry;
    }

    /** Holds a figure that the bank states against that of the entries. */
    public void compare(String what, BigDecimal stated, BigDecimal counted, long line) {
        if (stated.compareTo(counted) != 0) {
            find(
                    Finding.Kind.TOTAL,
                    line,
                    what + " is stated as " + stated.toPlainString() + ", the entries make " + counted.toPlainString());
        }
    }

    public void find(Finding.Kind kind, long line, String detail) {
        if (findings.size() < FINDINGS_KEPT) {
            findings.add(new Finding(kind, line, detail));
        }
    }

    public BigDecimal credits() {
        return credits;
    }

    public BigDecimal debits() {
        return debits;
    }

    public long creditEntries() {
        return creditEntries;
    }

    public long debitEntries() {
        return debitEntries;
    }

    /** How many entries are not booked, or not in the account's currency. */
    public long others() {
        return others;
    }

    /**
     * The statement as a whole. Where it has both balances, opening and entries must make the closing one.
     *
     * @param closing the booked balance after the entries, if there is one
     * @param balances all balances
     * @param entriesComplete whether all entries of the period are listed; otherwise the balances prove nothing
     */
    public Statement close(@Nullable Balance closing, List<Balance> balances, boolean entriesComplete) {
        var opening = header.opening();
        if (entriesComplete && opening != null && closing != null) {
            checkBalance(opening, closing);
        }
        return new Statement(header, closing, balances, creditEntries + debitEntries, credits, debits, findings);
    }

    private void checkBalance(Balance opening, Balance closing) {
        var code = header.currency().getCurrencyCode();
        var expected = opening.amount().toBigDecimal().add(credits).subtract(debits);
        var stated = closing.amount().toBigDecimal();
        if (expected.compareTo(stated) != 0) {
            find(
                    Finding.Kind.BALANCE,
                    closing.line(),
                    "the closing balance is stated as %s %s, but opening %s + credits %s - debits %s make %s: %s is unaccounted for"
                            .formatted(
                                    stated.toPlainString(),
                                    code,
                                    opening.amount().toDecimalString(),
                                    credits.toPlainString(),
                                    debits.toPlainString(),
                                    expected.toPlainString(),
                                    stated.subtract(expected).toPlainString()));
        }
    }
}
