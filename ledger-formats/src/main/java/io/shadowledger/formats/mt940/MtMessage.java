package io.shadowledger.formats.mt940;

import io.shadowledger.formats.statement.Balance;
import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.StatementFormat;
import io.shadowledger.formats.statement.StatementHeader;
import io.shadowledger.formats.statement.StatementPart;
import io.shadowledger.formats.statement.StatementTally;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One message while its fields go by, in the order of the SWIFT category 9 standard: MT940 20, 21, 25, 28C, 60a, (61,
 * 86)*, 62a, 64, 65*, 86; MT942 20, 21, 25, 28C, 34F, 34F, 13D, (61, 86)*, 90D, 90C, 86. Banks' {@code :28:}, {@code
 * :13:} and {@code :NS:} are taken as well.
 */
final class MtMessage {

    private enum Phase {
        HEADER("25, 28C and 60F (MT940) or 34F (MT942)"),
        ENTRIES("61 or 86, and after the last entry 62F (MT940) or 90D and 90C (MT942)"),
        CLOSED("64, 65 or 86");

        private final String expected;

        Phase(String expected) {
            this.expected = expected;
        }
    }

    private final MtField reference;
    private final Consumer<StatementPart> out;
    private final List<Balance> balances = new ArrayList<>();
    private Phase phase = Phase.HEADER;
    private @Nullable MtField account;
    private String sequence = "";
    private @Nullable StatementTally tally;
    private @Nullable MtTotals totals;
    private @Nullable Balance closing;
    private @Nullable MtEntry entry;

    MtMessage(MtField reference, Consumer<StatementPart> out) {
        this.reference = reference;
        this.out = out;
    }

    void take(MtField field) {
        switch (phase) {
            case HEADER -> header(field);
            case ENTRIES -> entries(field);
            case CLOSED -> closed(field);
        }
    }

    private void header(MtField field) {
        switch (field.tag()) {
            case "21", "13", "13D", "NS" -> {}
            case "25", "25P" -> account = account == null ? field : twice(field);
            case "28", "28C" -> sequence = field.first();
            case "60F", "60M" -> {
                var opening = MtBalance.read(field, Balance.Kind.OPENING_BOOKED);
                balances.add(opening);
                open(StatementFormat.MT940, opening.amount().currency(), opening);
            }
            case "34F" -> open(StatementFormat.MT942, MtTotals.floorCurrency(field), null);
            default -> throw unexpected(field);
        }
    }

    private void open(StatementFormat format, Currency currency, @Nullable Balance opening) {
        if (account == null) {
            throw reference.invalid("has no account: :25: comes before the first balance");
        }
        var number = account.first().replace(" ", "");
        if (number.isEmpty()) {
            throw account.invalid("is empty: it names the account");
        }
        var header =
                new StatementHeader(format, number, currency, reference.first(), sequence, opening, reference.line());
        tally = new StatementTally(header);
        totals = format == StatementFormat.MT942 ? new MtTotals() : null;
        phase = Phase.ENTRIES;
        out.accept(header);
    }

    private void entries(MtField field) {
        var open = opened();
        switch (field.tag()) {
            case "61" -> {
                flush(open);
                entry = MtEntry.read(field, open.header().currency());
            }
            case "86" -> {
                if (entry != null) {
                    entry.narrative(field);
                }
            }
            case "NS" -> {}
            case "62F", "62M" -> {
                if (totals != null) {
                    throw unexpected(field);
                }
                flush(open);
                var kind = field.tag().equals("62F") ? Balance.Kind.CLOSING_BOOKED : Balance.Kind.INTERIM_BOOKED;
                closing = sameCurrency(MtBalance.read(field, kind), field);
                balances.add(closing);
                phase = Phase.CLOSED;
            }
            case "13D", "13", "34F", "90D", "90C" -> {
                if (totals == null) {
                    throw unexpected(field);
                }
                flush(open);
                totals.take(field, open.header().currency());
            }
            default -> throw unexpected(field);
        }
    }

    private void closed(MtField field) {
        switch (field.tag()) {
            case "64" -> balances.add(sameCurrency(MtBalance.read(field, Balance.Kind.CLOSING_AVAILABLE), field));
            case "65" -> balances.add(sameCurrency(MtBalance.read(field, Balance.Kind.FORWARD_AVAILABLE), field));
            case "86", "NS" -> {}
            default -> throw unexpected(field);
        }
    }

    /** The message ends; its statement is complete. */
    void end(long line) {
        if (phase == Phase.HEADER) {
            throw new InvalidStatementException(
                    line,
                    "field :60F:",
                    "is missing: the message that begins in line " + reference.line()
                            + " ends without a balance (MT940) or a floor limit :34F: (MT942)");
        }
        var open = opened();
        flush(open);
        if (totals == null && closing == null) {
            throw new InvalidStatementException(
                    line,
                    "field :62F:",
                    "is missing: the statement that begins in line " + reference.line()
                            + " breaks off; ask the bank for the whole file");
        }
        if (totals != null) {
            totals.check(open);
        }
        out.accept(open.close(closing, balances, true));
    }

    private void flush(StatementTally open) {
        if (entry != null) {
            out.accept(open.add(entry.toEntry(open.nextOrdinal())));
            entry = null;
        }
    }

    private StatementTally opened() {
        if (tally == null) {
            throw new IllegalStateException("no header yet");
        }
        return tally;
    }

    private Balance sameCurrency(Balance balance, MtField field) {
        var expected = opened().header().currency();
        if (!balance.amount().currency().equals(expected)) {
            throw field.invalid("is in " + balance.amount().currency() + ", the opening balance in " + expected
                    + ": an account has one currency");
        }
        return balance;
    }

    private static MtField twice(MtField field) {
        throw field.invalid("is there twice: a message is about one account");
    }

    private InvalidStatementException unexpected(MtField field) {
        return field.invalid("cannot stand here: expected is " + phase.expected
                + "; correct the line, or ask the bank for the file again");
    }
}
