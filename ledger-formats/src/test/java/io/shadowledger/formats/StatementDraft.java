package io.shadowledger.formats;

import io.shadowledger.api.money.Money;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A statement that a test thinks up, and how each format writes it. */
record StatementDraft(String account, Money opening, LocalDate day, List<Line> lines) {

    record Line(
            LocalDate valueDate,
            LocalDate bookingDate,
            Money amount,
            boolean reversal,
            String bankReference,
            String ownerReference,
            String text) {}

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter ENTRY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    /** Statements in currencies of 0, 2 and 3 decimals, on days of the century that two digits mean. */
    static Arbitrary<StatementDraft> any() {
        return Arbitraries.of("JPY", "EUR", "CZK", "KWD").flatMap(code -> {
            var currency = Money.currency(code);
            var amounts = Arbitraries.longs().between(-999_999_999_999L, 999_999_999_999L);
            var days = Arbitraries.integers()
                    .between(0, 36_000)
                    .map(n -> LocalDate.of(1980, 6, 1).plusDays(n));
            var references = Arbitraries.strings()
                    .withCharRange('A', 'Z')
                    .withCharRange('0', '9')
                    .ofMinLength(7)
                    .ofMaxLength(16);
            var texts = Arbitraries.strings()
                    .withChars("abc XYZ0129.,()'")
                    .ofMaxLength(30)
                    .map(t -> "t" + t.replaceAll(" +", " ") + "t");
            var lines = Combinators.combine(
                            days,
                            Arbitraries.integers().between(-150, 150),
                            amounts.filter(a -> a != 0),
                            Arbitraries.of(true, false),
                            references,
                            references,
                            texts)
                    .as((day, shift, minor, reversal, bank, owner, text) -> new Line(
                            day, day.plusDays(shift), new Money(minor, currency), reversal, bank, owner, text));
            return Combinators.combine(references, amounts, days, lines.list().ofMaxSize(12))
                    .as((account, minor, day, all) ->
                            new StatementDraft(account, new Money(minor, currency), day, all));
        });
    }

    Money closing() {
        return lines.stream().map(Line::amount).reduce(opening, Money::plus);
    }

    String mt940() {
        return ":20:DRAFT\n:25:" + account + "\n:28C:1/1\n" + mtBalance("60F", opening)
                + lines.stream().map(StatementDraft::mtLine).collect(Collectors.joining())
                + mtBalance("62F", closing()) + "-\n";
    }

    private String mtBalance(String tag, Money amount) {
        return ":%s:%s%s%s%s\n"
                .formatted(
                        tag, amount.isNegative() ? "D" : "C", SHORT.format(day), amount.currency(), mtAmount(amount));
    }

    private static String mtAmount(Money amount) {
        var decimal = amount.toBigDecimal().abs().toPlainString();
        return decimal.contains(".") ? decimal.replace('.', ',') : decimal + ",";
    }

    private static String mtLine(Line line) {
        var mark = line.reversal()
                ? line.amount().isNegative() ? "RC" : "RD"
                : line.amount().isNegative() ? "D" : "C";
        return ":61:%s%s%s%sNTRF%s//%s\n:86:%s\n"
                .formatted(
                        SHORT.format(line.valueDate()),
                        ENTRY.format(line.bookingDate()),
                        mark,
                        mtAmount(line.amount()),
                        line.ownerReference(),
                        line.bankReference(),
                        line.text());
    }

    String camt(int version) {
        var body = new StringBuilder("<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-20T20:00:00</CreDtTm></GrpHdr>"
                + "<Stmt><Id>DRAFT</Id><CreDtTm>2026-11-20T20:00:00</CreDtTm><Acct><Id><Othr><Id>" + account
                + "</Id></Othr></Id></Acct>");
        body.append(camtBalance("OPBD", opening)).append(camtBalance("CLBD", closing()));
        lines.forEach(line -> body.append(camtEntry(line, version)));
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.%02d\">"
                                .formatted(version)
                        + "<BkToCstmrStmt>" + body + "</Stmt></BkToCstmrStmt></Document>")
                .replace("><", ">\n<");
    }

    private String camtBalance(String code, Money amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp>" + camtAmount(amount) + "<Dt><Dt>" + day
                + "</Dt></Dt></Bal>";
    }

    private static String camtAmount(Money amount) {
        return "<Amt Ccy=\"%s\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>"
                .formatted(
                        amount.currency(),
                        amount.toBigDecimal().abs().toPlainString(),
                        amount.isNegative() ? "DBIT" : "CRDT");
    }

    private static String camtEntry(Line line, int version) {
        var status = version < 8 ? "BOOK" : "<Cd>BOOK</Cd>";
        return "<Ntry>" + camtAmount(line.amount()) + (line.reversal() ? "<RvslInd>true</RvslInd>" : "")
                + "<Sts>" + status + "</Sts><BookgDt><Dt>" + line.bookingDate() + "</Dt></BookgDt><ValDt><Dt>"
                + line.valueDate() + "</Dt></ValDt><AcctSvcrRef>" + line.bankReference()
                + "</AcctSvcrRef><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>" + line.ownerReference()
                + "</EndToEndId></Refs><RmtInf><Ustrd>" + line.text()
                + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>";
    }

    /** BAI2 has no booking date and no mark for a reversal. */
    String bai2() {
        var total = opening.minor() + closing().minor();
        var text = new StringBuilder();
        for (var line : lines) {
            long unsigned = Math.abs(line.amount().minor());
            total += unsigned;
            text.append("16,%s,%d,V,%s,,%s,%s,%s\n"
                    .formatted(
                            line.amount().isNegative() ? "475" : "195",
                            unsigned,
                            SHORT.format(line.valueDate()),
                            line.bankReference(),
                            line.ownerReference(),
                            line.text()));
        }
        int records = lines.size() + 2;
        return "01,SENDER,RECEIVER,261120,2200,1,,,2/\n02,R,O,1,%s,2359,%s,2/\n"
                        .formatted(SHORT.format(day), opening.currency())
                + "03,%s,,010,%d,,,015,%d,,/\n"
                        .formatted(account, opening.minor(), closing().minor())
                + text
                + "49,%d,%d/\n98,%d,1,%d/\n99,%d,1,%d/\n"
                        .formatted(total, records, total, records + 2, total, records + 4);
    }
}
