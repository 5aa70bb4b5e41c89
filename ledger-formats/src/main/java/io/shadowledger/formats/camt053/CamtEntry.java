package io.shadowledger.formats.camt053;

import io.shadowledger.api.money.Money;
import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.StatementEntry;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** {@code Ntry}, ReportEntry in all its versions: status is text up to .07 and a choice from .08 on. */
final class CamtEntry {

    private final long line;
    private final CamtAmount amount;
    private final CamtDetails details = new CamtDetails();
    private StatementEntry.Status status = StatementEntry.Status.BOOKED;
    private @Nullable String entryReference;
    private @Nullable String servicerReference;
    private @Nullable String code;
    private @Nullable String additional;
    private @Nullable LocalDate bookingDate;
    private @Nullable LocalDate valueDate;
    private boolean reversal;

    private CamtEntry(long line) {
        this.line = line;
        this.amount = new CamtAmount(line, "Ntry");
    }

    static CamtEntry read(Xml xml) {
        var entry = new CamtEntry(xml.line());
        while (xml.child()) {
            entry.take(xml);
        }
        return entry;
    }

    private void take(Xml xml) {
        switch (xml.name()) {
            case "NtryRef" -> entryReference = xml.text();
            case "Amt" -> amount.amount(xml);
            case "CdtDbtInd" -> amount.side(xml);
            case "RvslInd" -> reversal = isTrue(xml.text());
            case "Sts" -> status = status(xml);
            case "BookgDt" -> bookingDate = CamtAmount.date(xml, "Ntry/BookgDt");
            case "ValDt" -> valueDate = CamtAmount.date(xml, "Ntry/ValDt");
            case "AcctSvcrRef" -> servicerReference = xml.text();
            case "BkTxCd" -> code = CamtCode.read(xml);
            case "NtryDtls" -> details.read(xml);
            case "AddtlNtryInf" -> additional = xml.text();
            default -> xml.skip();
        }
    }

    Money amount() {
        return amount.signed();
    }

    StatementEntry toEntry(long ordinal) {
        var signed = amount.signed();
        var date = valueDate == null ? bookingDate : valueDate;
        if (date == null) {
            throw new InvalidStatementException(
                    line, "Ntry/ValDt", "is missing, and so is BookgDt: an entry has one of them");
        }
        return new StatementEntry(
                ordinal,
                status,
                date,
                bookingDate,
                signed,
                reversal,
                first(servicerReference, details.servicerReference(), entryReference),
                details.paymentReference(),
                code,
                // Whoever paid a credit is its debtor; whoever got a debit, its creditor.
                signed.isNegative() ? details.creditor() : details.debtor(),
                first(details.remittance(), additional, null),
                line);
    }

    private static StatementEntry.Status status(Xml xml) {
        var fields = xml.fields("Ntry/Sts");
        var text = xml.textAnywhere();
        return switch (text) {
            case "BOOK" -> StatementEntry.Status.BOOKED;
            case "PDNG", "FUTR" -> StatementEntry.Status.PENDING;
            case "INFO" -> StatementEntry.Status.INFORMATION;
            default ->
                throw fields.invalid("is none of BOOK, PDNG, FUTR and INFO, so nobody knows whether it is booked");
        };
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    private static @Nullable String first(@Nullable String one, @Nullable String two, @Nullable String three) {
        var found = one == null || one.isEmpty() ? two : one;
        found = found == null || found.isEmpty() ? three : found;
        return found == null || found.isEmpty() ? null : found;
    }
}
