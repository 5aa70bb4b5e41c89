package io.shadowledger.service.drift;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.io.ByteArrayResource;

/**
 * Amounts that were altered at will leave no trace in balances. With the bank's entries (camt.053) each is named, whether
 * or not the bank calls its entries as the events are called.
 */
@ExtendWith(SharedService.class)
class AlteredAmountsTest {

    private static final long SEED = 20261130;
    private static final int ACCOUNTS = 40;
    private static final int PAYMENTS = 12;
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static RunningService service;
    private static CbsFixtures cbs;

    private final Random random = new Random(SEED);
    private final List<TransactionEvent> events = new ArrayList<>();
    /** What is to be said of an account. */
    private final Map<String, String> altered = new HashMap<>();

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
    }

    @Test
    void everyAlteredAmountIsNamedWithBothFigures() {
        // Given
        var statements = new StringBuilder();
        for (int i = 0; i < ACCOUNTS; i++) {
            statements.append(statement("ALT" + i, i % 2 == 0));
        }
        assertThat(service.events().submitBatch(events).rejected()).isEmpty();

        // When
        var report = cbs.compared(cbs.drift()
                .submit(
                        "application/xml",
                        null,
                        Basis.VALUE,
                        null,
                        "altered.xml",
                        null,
                        "Europe/Prague",
                        null,
                        new ByteArrayResource(camt(statements))));

        // Then
        var lines = cbs.drift().lines(report.reportId(), null, 500).items();
        assertThat(lines).extracting(DriftLine::verdict).containsOnly(Verdict.AMOUNT_DIFFERS);
        assertThat(lines.stream().collect(toMap(DriftLine::accountId, line -> String.valueOf(line.explanation()))))
                .containsExactlyInAnyOrderEntriesOf(altered);
    }

    /** A day of one account; one of its payments has another amount in the events than in the bank. */
    private String statement(String account, boolean referenced) {
        var entries = new StringBuilder();
        var closing = BigDecimal.ZERO;
        int wrong = random.nextInt(PAYMENTS);
        for (int i = 0; i < PAYMENTS; i++) {
            var event = account + "-" + i;
            // Every amount once, so that the event that is named is the only right one
            var amount = BigDecimal.valueOf(1_000L * (i + 1) + random.nextInt(500), 2);
            var booked = i == wrong ? BigDecimal.valueOf(20_000 + random.nextInt(5_000), 2) : amount;
            closing = closing.add(amount);
            events.add(new TransactionEvent(
                    event, account, EventType.CREDIT, booked, "CZK", NOON, referenced ? "REF" + event : null, null));
            entries.append("""
                    <Ntry><Amt Ccy="CZK">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
                    <BookgDt><Dt>2026-03-10</Dt></BookgDt><ValDt><Dt>2026-03-10</Dt></ValDt>
                    <AcctSvcrRef>BANK%s</AcctSvcrRef><BkTxCd/>
                    <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
                    """.formatted(amount, event, referenced ? "REF" + event : "NOTPROVIDED"));
            if (i == wrong) {
                altered.put(
                        account,
                        "Event " + event + " is booked with " + booked + " CZK; the CBS reports it as entry BANK"
                                + event + " with " + amount + " CZK.");
            }
        }
        return """
                <Stmt><Id>%1$s</Id><CreDtTm>2026-03-10T23:00:00</CreDtTm>
                <Acct><Id><Othr><Id>%1$s</Id></Othr></Id><Ccy>CZK</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CZK">0.00</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-10</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CZK">%2$s</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-10</Dt></Dt></Bal>
                %3$s</Stmt>
                """.formatted(account, closing, entries);
    }

    private static byte[] camt(CharSequence statements) {
        return ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
                        + "<GrpHdr><MsgId>altered</MsgId><CreDtTm>2026-03-10T23:00:00</CreDtTm></GrpHdr>" + statements
                        + "</BkToCstmrStmt></Document>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
