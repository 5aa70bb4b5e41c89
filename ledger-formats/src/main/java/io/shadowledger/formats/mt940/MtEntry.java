package io.shadowledger.formats.mt940;

import io.shadowledger.api.money.Money;
import io.shadowledger.formats.statement.Fields;
import io.shadowledger.formats.statement.StatementEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Field 61, Statement Line, {@code 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x][34x]}, and the fields 86 that belong to it: value
 * date, entry date, mark, funds code, amount, transaction type, reference for the account owner, the bank's reference,
 * supplementary details.
 */
final class MtEntry {

    private static final Pattern FORM =
            Pattern.compile("(\\d{6})(\\d{4})?" + "(RC|RD|EC|ED|C|D)([A-Z])?(\\d[\\d,.]*)([A-Z][A-Z0-9]{3})(.*)");
    private static final int MOST_NARRATIVE_LINES = 1000;

    private final MtField field;
    private final LocalDate valueDate;
    private final @Nullable LocalDate bookingDate;
    private final String mark;
    private final Money amount;
    private final String type;
    private final String references;
    private final List<String> narrative = new ArrayList<>();

    private MtEntry(
            MtField field,
            LocalDate valueDate,
            @Nullable LocalDate bookingDate,
            String mark,
            Money amount,
            String type,
            String references) {
        this.field = field;
        this.valueDate = valueDate;
        this.bookingDate = bookingDate;
        this.mark = mark;
        this.amount = amount;
        this.type = type;
        this.references = references;
    }

    static MtEntry read(MtField field, Currency currency) {
        var match = FORM.matcher(field.first());
        if (!match.matches()) {
            throw field.invalid(
                    Fields.quoted(field.first()) + " is not a statement line: YYMMDD, perhaps MMDD, one of C, D,"
                            + " RC, RD, EC, ED, the amount, a transaction type and the references are, such as"
                            + " 2611201120C12,50NTRFNONREF//4711");
        }
        var fields = field.fields();
        var valueDate = fields.shortDate(match.group(1));
        return new MtEntry(
                field,
                valueDate,
                match.group(2) == null ? null : fields.dayNear(match.group(2), valueDate),
                match.group(3),
                fields.amount(match.group(5), ',', currency),
                match.group(6),
                match.group(7));
    }

    /** Takes a field 86, Information to Account Owner. */
    void narrative(MtField information) {
        if (narrative.size() + information.lines().size() > MOST_NARRATIVE_LINES) {
            throw information.invalid("has more than " + MOST_NARRATIVE_LINES + " lines for one entry");
        }
        narrative.addAll(information.lines());
    }

    StatementEntry toEntry(long ordinal) {
        int slashes = references.indexOf("//");
        var owner = reference(slashes < 0 ? references : references.substring(0, slashes));
        var bank = reference(slashes < 0 ? "" : references.substring(slashes + 2));
        var supplement =
                String.join(" ", field.lines().subList(1, field.lines().size())).strip();
        var said = MtNarrative.of(narrative);
        // RC is the reversal of a credit, so it lowers the balance; RD raises it.
        boolean debit = mark.equals("D") || mark.equals("RC") || mark.equals("ED");
        return new StatementEntry(
                ordinal,
                mark.startsWith("E") ? StatementEntry.Status.PENDING : StatementEntry.Status.BOOKED,
                valueDate,
                bookingDate,
                debit ? amount.negated() : amount,
                mark.startsWith("R"),
                bank,
                said.endToEndId() == null ? owner : said.endToEndId(),
                type,
                said.counterparty(),
                said.text() == null ? (supplement.isEmpty() ? null : supplement) : said.text(),
                field.line());
    }

    /** NONREF says that there is none; KREF+ and EREF that it stands in field 86. */
    private static @Nullable String reference(String text) {
        var value = text.strip();
        return switch (value) {
            case "", "NONREF", "KREF+", "EREF", "EREF+" -> null;
            default -> value;
        };
    }
}
