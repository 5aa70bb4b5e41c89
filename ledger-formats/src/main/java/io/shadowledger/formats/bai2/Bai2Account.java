package io.shadowledger.formats.bai2;

import static io.shadowledger.formats.bai2.Bai2Record.at;

import io.shadowledger.api.money.Money;
import io.shadowledger.formats.statement.Balance;
import io.shadowledger.formats.statement.Finding;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementFormat;
import io.shadowledger.formats.statement.StatementHeader;
import io.shadowledger.formats.statement.StatementPart;
import io.shadowledger.formats.statement.StatementTally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Record 03, Account Identifier and Summary Status: account, currency, then type code, amount, item count and funds type
 * again and again; and the transactions (16) that follow it.
 */
final class Bai2Account {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Bai2Record record03;
    private final Bai2Group group;
    private final long before;
    private final Consumer<StatementPart> out;
    private final Currency currency;
    private final List<Balance> balances = new ArrayList<>();
    private final StatementTally tally;
    private BigDecimal total = BigDecimal.ZERO;

    Bai2Account(Bai2Record record03, Bai2Group group, long before, Consumer<StatementPart> out) {
        this.record03 = record03;
        this.group = group;
        this.before = before;
        this.out = out;
        var fields = record03.fields();
        var account = at(fields, 0).replace(" ", "");
        if (account.isEmpty()) {
            throw record03.field(0).invalid("is empty: it names the account");
        }
        var code = at(fields, 1);
        currency = code.isEmpty() ? group.currency() : record03.field(1).currency(code);
        readSummaries(fields);
        tally = new StatementTally(new StatementHeader(
                StatementFormat.BAI2,
                account,
                currency,
                group.statementId(),
                group.sequence(),
                first(Balance.Kind.OPENING_BOOKED),
                record03.line()));
        if (group.isCorrection()) {
            tally.find(
                    Finding.Kind.CORRECTION,
                    record03.line(),
                    "the group corrects an earlier report (status 3): compare account " + account + " with it");
        }
        out.accept(tally.header());
    }

    private void readSummaries(List<String> fields) {
        int index = 2;
        while (index < fields.size()) {
            var code = at(fields, index);
            var amount = Bai2Amounts.whole(record03, fields, index + 1);
            boolean stated = !at(fields, index + 1).isEmpty();
            var kind = Bai2TypeCode.balance(code);
            total = total.add(amount);
            if (stated && kind != null) {
                balances.add(new Balance(kind, money(record03, index + 1, amount), group.asOf(), record03.line()));
            }
            index = Bai2Amounts.funds(record03, fields, index + 3).next();
        }
    }

    /** Takes record 16: type code, amount, funds type, bank reference, customer reference, text. */
    void transaction(Bai2Record detail) {
        var fields = detail.fields();
        var unsigned = Bai2Amounts.whole(detail, fields, 1);
        total = total.add(unsigned);
        var side = Bai2TypeCode.side(detail, at(fields, 0));
        var funds = Bai2Amounts.funds(detail, fields, 2);
        var amount = money(detail, 1, side == Bai2TypeCode.Side.DEBIT ? unsigned.negate() : unsigned);
        var entry = new StatementEntry(
                tally.nextOrdinal(),
                side == Bai2TypeCode.Side.NONE ? StatementEntry.Status.INFORMATION : StatementEntry.Status.BOOKED,
                funds.valueDate() == null ? group.asOf() : funds.valueDate(),
                group.asOf(),
                amount,
                unsigned.signum() < 0,
                orNull(at(fields, funds.next())),
                orNull(at(fields, funds.next() + 1)),
                at(fields, 0),
                null,
                orNull(detail.textFrom(funds.next() + 2)),
                detail.line());
        out.accept(tally.add(entry));
    }

    /** Takes record 49; answers the account's control total. */
    BigDecimal end(Bai2Record trailer, long records) {
        new Bai2Totals("the account", "", total, 0, records - before)
                .check(trailer, f -> tally.find(f.kind(), f.line(), f.detail()));
        // Many banks send balances and sums alone: without transactions they prove nothing.
        boolean detailed = tally.creditEntries() + tally.debitEntries() > 0;
        out.accept(tally.close(first(Balance.Kind.CLOSING_BOOKED), balances, detailed));
        return total;
    }

    private @Nullable Balance first(Balance.Kind kind) {
        return balances.stream().filter(b -> b.kind() == kind).findFirst().orElse(null);
    }

    private Money money(Bai2Record bai, int index, BigDecimal whole) {
        return bai.field(index).money(whole.movePointLeft(currency.getDefaultFractionDigits()), currency);
    }

    private static @Nullable String orNull(String text) {
        var value = BLANKS.matcher(text).replaceAll(" ").strip();
        return value.isEmpty() ? null : value;
    }
}
