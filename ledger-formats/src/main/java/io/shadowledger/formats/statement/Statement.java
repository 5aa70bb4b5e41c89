package io.shadowledger.formats.statement;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a whole, given after its entries.
 *
 * @param header what stood before them
 * @param closing the booked balance after them; null where the statement has none
 * @param balances all balances it states, in their order
 * @param entries how many entries are booked
 * @param credits the sum of the booked credits, in the units of its currency
 * @param debits the sum of the booked debits, not negative
 * @param findings where the statement contradicts itself; empty when it is sound
 */
public record Statement(
        StatementHeader header,
        @Nullable Balance closing,
        List<Balance> balances,
        long entries,
        BigDecimal credits,
        BigDecimal debits,
        List<Finding> findings)
        implements StatementPart {

    public Statement {
        balances = List.copyOf(balances);
        findings = List.copyOf(findings);
    }

    @Override
    public long line() {
        return header.line();
    }
}
