package io.shadowledger.service.report;

import static io.shadowledger.service.report.StatementFiles.bytes;
import static io.shadowledger.service.report.StatementFiles.mt940;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.formats.event.AccountAliases;
import io.shadowledger.formats.statement.StatementFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which balances of a statement file are the report's, and for which moment. */
class StatementContentTest {

    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

    @Test
    void theFileSaysItsMomentWhichIsTheEndOfTheLatestClosingDayInTheBanksZone() {
        // When
        var content = read(mt940("A1", "261120", "100,00", "150,00", "C50,00NTRFNONREF"));

        // Then
        assertThat(content.asOf()).isEqualTo(Instant.parse("2026-11-20T22:59:59.999999Z"));
        assertThat(balances(content)).containsExactly("A1 150.00 EUR");
        assertThat(content.findings()).isEmpty();
    }

    @Test
    void ofTwoStatementsOfAnAccountTheLaterOneCloses() {
        // When
        var content = read(mt940("A1", "261119", "100,00", "150,00", "C50,00NTRFNONREF")
                + mt940("A1", "261120", "150,00", "140,00", "D10,00NTRFNONREF"));

        // Then
        assertThat(balances(content)).containsExactly("A1 140.00 EUR");
        assertThat(content.findings()).isEmpty();
        assertThat(entries(content)).hasSize(2);
    }

    @Test
    void theOrderOfTheStatementsInTheFileDoesNotMatter() {
        // When
        var content = read(mt940("A1", "261120", "150,00", "140,00", "D10,00NTRFNONREF")
                + mt940("A1", "261119", "100,00", "150,00", "C50,00NTRFNONREF"));

        // Then
        assertThat(balances(content)).containsExactly("A1 140.00 EUR");
        assertThat(content.findings()).isEmpty();
    }

    @Test
    void anAccountThatClosesOnAnEarlierDayIsAFindingAndIsNotCompared() {
        // When
        var content = read(mt940("A1", "261119", "100,00", "100,00") + mt940("A2", "261120", "7,00", "7,00"));

        // Then
        assertThat(balances(content)).containsExactly("A2 7.00 EUR");
        assertThat(content.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(ReportFinding.Kind.OTHER_DAY);
            assertThat(finding.accountId()).isEqualTo("A1");
            assertThat(finding.message()).startsWith("closes on 2026-11-19, the report is of 2026-11-20");
        });
    }

    @Test
    void whereTheSenderGivesTheMomentTheLastClosingUpToItCounts() {
        // Given
        var file = mt940("A1", "261119", "100,00", "150,00", "C50,00NTRFNONREF")
                + mt940("A1", "261120", "150,00", "140,00", "D10,00NTRFNONREF")
                + mt940("A2", "261118", "7,00", "7,00");

        // When
        var content = read(file, AccountNames.WITHOUT_ALIASES, Instant.parse("2026-11-19T22:00:00Z"));

        // Then
        assertThat(content.asOf()).isEqualTo(Instant.parse("2026-11-19T22:00:00Z"));
        assertThat(balances(content)).containsExactlyInAnyOrder("A1 150.00 EUR", "A2 7.00 EUR");
    }

    @Test
    void aStatementThatDoesNotOpenWithWhatTheOneBeforeClosedWithIsAFinding() {
        // When
        var content = read(mt940("A1", "261119", "100,00", "100,00") + mt940("A1", "261120", "130,00", "130,00"));

        // Then
        assertThat(content.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(ReportFinding.Kind.GAP);
            assertThat(finding.difference()).hasToString("30.00 EUR");
        });
        assertThat(balances(content)).containsExactly("A1 130.00 EUR");
    }

    @Test
    void openingAndEntriesThatDoNotMakeTheClosingAreAFindingWithItsDifference() {
        // When
        var content = read(mt940("A1", "261120", "100,00", "149,00", "C50,00NTRFNONREF"));

        // Then
        assertThat(content.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(ReportFinding.Kind.CONTRADICTION);
            assertThat(finding.line()).isEqualTo(6);
            assertThat(finding.difference()).hasToString("-1.00 EUR");
        });
        assertThat(balances(content)).containsExactly("A1 149.00 EUR");
    }

    @Test
    void severalPagesAreOneStatementAndItsIntermediateBalanceIsNone() {
        // When
        var content = StatementContent.of(
                ReportBytes.of(StatementFiles.own("mt940-blocks.sta")),
                StatementFormat.MT940,
                PRAGUE,
                AccountNames.WITHOUT_ALIASES,
                null);

        // Then
        assertThat(balances(content)).containsExactly("CZ6508000000192000145399 11700.00 CZK");
        assertThat(content.findings()).isEmpty();
        assertThat(entries(content)).hasSize(5);
    }

    @Test
    void aPageWithoutItsLastIsNotTakenForTheWhole() {
        // Given
        var file = new String(StatementFiles.own("mt940-blocks.sta"), StandardCharsets.UTF_8);
        var firstPage = file.substring(0, file.indexOf("{1:", 1));

        // When
        var content = read(firstPage + mt940("A2", "261120", "7,00", "7,00"));

        // Then
        assertThat(balances(content)).containsExactly("A2 7.00 EUR");
        assertThat(content.findings())
                .extracting(FoundFault::message)
                .singleElement()
                .asString()
                .startsWith("ends with an intermediate balance");
    }

    @Test
    void currenciesKeepTheirDecimals() {
        // When
        var content = StatementContent.of(
                ReportBytes.of(StatementFiles.own("camt053-02.xml")),
                StatementFormat.CAMT053,
                PRAGUE,
                AccountNames.WITHOUT_ALIASES,
                null);

        // Then
        assertThat(balances(content)).containsExactly("0042-711 1.000 KWD");
        assertThat(entries(content)).containsExactly("0042-711 3.125 KWD", "GB82WEST12345698765432 -150 JPY");
    }

    @Test
    void aliasesAndSpellingsOfAccountsComeToTheLedgersIds() {
        // Given
        var aliases = new AccountNames(new AccountAliases(Map.of("50880050/0194774600", "CZ-7")));
        var file = mt940("50880050/0194774600", "261120", "1,00", "1,00")
                + mt940("cz6508000000192000145399", "261120", "2,00", "2,00")
                + mt940("123/456", "261120", "3,00", "3,00");

        // When
        var content = read(file, aliases, null);

        // Then
        assertThat(balances(content))
                .containsExactlyInAnyOrder("CZ-7 1.00 EUR", "CZ6508000000192000145399 2.00 EUR", "123-456 3.00 EUR");
    }

    @Test
    void aFileThatCannotBeReadOnIsRefusedWithItsLineAndField() {
        // When / Then
        assertThatThrownBy(() -> read(mt940("A1", "261120", "1,00", "1,00").replace(":60F:C", ":60F:X")))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageStartingWith("line 4 (field :60F:): ");
    }

    private static StatementContent read(String file) {
        return read(file, AccountNames.WITHOUT_ALIASES, null);
    }

    private static StatementContent read(String file, AccountNames accounts, @Nullable Instant asOf) {
        return StatementContent.of(ReportBytes.of(bytes(file)), StatementFormat.MT940, PRAGUE, accounts, asOf);
    }

    private static List<String> balances(ReportContent content) {
        var balances = new ArrayList<String>();
        content.balances(line -> balances.add(line.accountId() + " " + line.balance()));
        return balances;
    }

    private static List<String> entries(ReportContent content) {
        var entries = new ArrayList<String>();
        content.entries(line -> entries.add(line.accountId() + " " + line.amount()));
        return entries;
    }
}
