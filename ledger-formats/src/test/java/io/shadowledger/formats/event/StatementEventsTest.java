package io.shadowledger.formats.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.formats.Parts;
import io.shadowledger.formats.event.StatementEvents.Outcome;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementHeader;
import io.shadowledger.formats.statement.StatementPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementEventsTest {

    private static final StatementEvents EVENTS =
            new StatementEvents(ZoneId.of("Europe/Prague"), AccountAliases.NONE, "");

    @Test
    void theSameFileGivesTheSameEvents() {
        // Given
        var file = mt940("1/1", "100,", "D40,NTRFNONREF//BANKREF01", "D40,NTRFNONREF");
        var first = events(file);

        // When
        var again = events(file);

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(ids(first)).doesNotHaveDuplicates();
    }

    @Test
    void anEntryWithTheBanksReferenceIsTheSameEventInAnOverlappingStatement() {
        // Given
        var morning = events(mt940("1/1", "100,", "D40,NTRFNONREF//BANKREF01"));

        // When
        var evening = events(mt940("1/2", "500,", "C3,NTRFNONREF//BANKREF00", "D40,NTRFNONREF//BANKREF01"));

        // Then
        assertThat(evening).contains(morning.getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "D40,NTRFNONREF//BANKREF01, D41,NTRFNONREF//BANKREF01",
        "D40,NTRFNONREF//BANKREF01, C40,NTRFNONREF//BANKREF01",
        "C40,NTRFNONREF//BANKREF01, RD40,NTRFNONREF//BANKREF01",
        "D40,NTRFNONREF//BANKREF01, D40,NTRFNONREF//BANKREF02"
    })
    void aFeeAReversalAndTheNextPaymentAreOtherEventsThoughTheReferenceIsTheSame(
            String mark, String rest, String otherMark, String otherRest) {
        // Given
        var one = mark + "," + rest;
        var other = otherMark + "," + otherRest;

        // When
        var ids = ids(events(mt940("1/1", "100,", one, other)));

        // Then
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void equalEntriesWithoutAReferenceAreEventsOfTheirOwn() {
        // When
        var ids = ids(events(mt940("1/1", "100,", "D4,NMSCNONREF", "D4,NMSCNONREF", "D4,NMSCNONREF//000000000")));

        // Then
        assertThat(ids)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("stmt:[0-9a-f]{32}"));
    }

    @Test
    void theSameLineInTwoStatementsOfADayIsTwoEventsWhereTheBankGivesNoReference() {
        // Given
        var first = events(mt940("1", "100,", "D4,NMSCNONREF"));

        // When
        var second = events(mt940("1", "96,", "D4,NMSCNONREF"));

        // Then
        assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void anEventSaysAllThatTheLedgerKeeps() {
        // When
        var event = events(mt940("1/1", "100,", "RC40,5NTRFINV-1//BANKREF01")).getFirst();

        // Then
        assertThat(event)
                .isEqualTo(new TransactionEvent(
                        event.eventId(),
                        "123-456",
                        EventType.DEBIT,
                        new BigDecimal("40.50"),
                        "EUR",
                        Instant.parse("2026-11-19T23:00:00Z"),
                        "INV-1",
                        "booked 2026-11-20; reversal; text"));
        assertThat(event.eventId()).startsWith("BANKREF01:");
    }

    @Test
    void textsFitIntoAnEventHoweverLongTheyAre() {
        // Given
        var file = mt940("1/1", "100,", "D40,NTRFNONREF").replace(":86:text", ":86:" + "ž😀\u0007".repeat(400));

        // When
        var event = events(file).getFirst();

        // Then
        assertThat(event.description())
                .hasSizeLessThanOrEqualTo(500)
                .endsWith("…")
                .matches(text -> text.codePoints().noneMatch(Character::isISOControl), "has no control characters");
    }

    @ParameterizedTest
    @CsvSource({
        "nl91abna0417164300, NL91ABNA0417164300",
        "NL91ABNA0417164300EUR, NL91ABNA0417164300",
        "NL91ABNA0417164301EUR, NL91ABNA0417164301EUR",
        "50880050/0194774600, 50880050-0194774600",
        "0123456789, 0123456789",
        "KNOWN/1, CZ-7"
    })
    void anAccountHasItsAliasElseItsIbanElseItsNumber(String bank, String ledger) {
        // Given
        var aliases = new AccountAliases(Map.of("KNOWN/1", "CZ-7"));

        // When
        var id = aliases.accountId(bank);

        // Then
        assertThat(id).isEqualTo(ledger);
    }

    private static String mt940(String sequence, String opening, String... entries) {
        var text = new StringBuilder(":20:REF\n:25:123/456\n:28C:" + sequence + "\n:60F:C261119EUR" + opening + "\n");
        for (var entry : entries) {
            text.append(":61:2611201120").append(entry).append("\n:86:text\n");
        }
        return text + ":62F:C261120EUR60,00\n-\n";
    }

    private static List<TransactionEvent> events(String file) {
        var events = new ArrayList<TransactionEvent>();
        StatementHeader header = null;
        for (StatementPart part : Parts.of(file).all()) {
            if (part instanceof StatementHeader begun) {
                header = begun;
            } else if (part instanceof StatementEntry entry
                    && EVENTS.of(header, entry) instanceof Outcome.Posted(TransactionEvent event)) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<String> ids(List<TransactionEvent> events) {
        return events.stream().map(TransactionEvent::eventId).toList();
    }
}
