package io.shadowledger.formats.camt053;

import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementFormat;
import io.shadowledger.formats.statement.StatementHeader;
import io.shadowledger.formats.statement.StatementPart;
import io.shadowledger.formats.statement.StatementTally;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code Stmt} while its elements go by. The schema puts account and balances before the entries, so the header is known
 * at the first {@code Ntry}.
 */
final class CamtStatement {

    private final Xml xml;
    private final long line;
    private final CamtBalances balances = new CamtBalances();
    private final CamtSummary summary = new CamtSummary();
    private String id = "";
    private @Nullable String electronicNumber;
    private @Nullable String legalNumber;
    private @Nullable String page;
    private @Nullable CamtAccount account;
    private @Nullable StatementTally tally;
    private @Nullable StatementEntry waiting;
    private boolean ended;

    CamtStatement(Xml xml) {
        this.xml = xml;
        this.line = xml.line();
    }

    /** The next part of the statement; null after its end. */
    @Nullable
    StatementPart read() {
        if (waiting != null) {
            var entry = waiting;
            waiting = null;
            return entry;
        }
        while (!ended) {
            if (!xml.child()) {
                ended = true;
                if (tally == null) {
                    return open(null).header();
                }
            } else if (xml.name().equals("Ntry")) {
                return entry();
            } else {
                take();
            }
        }
        var complete = tally;
        tally = null;
        return complete == null ? null : close(complete);
    }

    private void take() {
        switch (xml.name()) {
            case "Id" -> id = xml.text();
            case "ElctrncSeqNb" -> electronicNumber = xml.text();
            case "LglSeqNb" -> legalNumber = xml.text();
            case "StmtPgntn" -> page = pageNumber();
            case "Acct" -> account = CamtAccount.read(xml);
            case "Bal" -> balances.read(xml);
            case "TxsSummry" -> summary.read(xml);
            default -> xml.skip();
        }
    }

    private @Nullable String pageNumber() {
        String number = null;
        while (xml.child()) {
            if (xml.name().equals("PgNb")) {
                number = xml.text();
            } else {
                xml.skip();
            }
        }
        return number;
    }

    private StatementPart entry() {
        var draft = CamtEntry.read(xml);
        if (tally != null) {
            return counted(draft, tally);
        }
        var opened = open(draft.amount().currency());
        waiting = counted(draft, opened);
        return opened.header();
    }

    private static StatementEntry counted(CamtEntry draft, StatementTally open) {
        return open.add(draft.toEntry(open.nextOrdinal()));
    }

    /** @param ofEntry the currency of the first entry; null where there is none */
    private StatementTally open(@Nullable Currency ofEntry) {
        if (account == null) {
            throw new InvalidStatementException(line, "Stmt/Acct", "is missing: it names the account");
        }
        var currency = Stream.of(account.currency(), balances.currency(), ofEntry)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new InvalidStatementException(
                        line, "Stmt/Acct/Ccy", "is missing, and neither a balance nor an entry has a currency"));
        var number = electronicNumber == null ? legalNumber : electronicNumber;
        var header = new StatementHeader(
                StatementFormat.CAMT053,
                account.number(),
                currency,
                id,
                Stream.of(number, page).filter(Objects::nonNull).collect(Collectors.joining("/")),
                balances.opening(currency),
                line);
        var opened = new StatementTally(header);
        tally = opened;
        return opened;
    }

    private StatementPart close(StatementTally complete) {
        summary.check(complete);
        var currency = complete.header().currency();
        return complete.close(balances.closing(currency), balances.all(), true);
    }
}
