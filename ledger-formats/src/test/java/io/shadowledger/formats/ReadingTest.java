package io.shadowledger.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.StatementFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static final String MT = """
            :20:REF
            :25:123/456
            :28C:1/1
            :60F:C261119EUR100,00
            :61:2611201120D40,00NTRFNONREF//BANKREF01
            :86:paid
            :62F:C261120EUR60,00
            -
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ":60F:C261119EUR100,00      | :60F:C261119EUR            | line 4, field :60F:: is not a balance",
                ":60F:C261119EUR100,00      | :60F:C261119EUX100,00      | line 4, field :60F:: unknown currency 'EUX'",
                ":60F:C261119EUR100,00      | :60F:C261119EUR100,001     | amount has more decimals than EUR has",
                ":60F:C261119EUR100,00      | :60F:C260230EUR100,00      | '260230' is a date that no calendar has",
                ":60F:C261119EUR100,00      | :28C:2                     | line 5, field :61:: cannot stand here: expected is 25",
                ":61:2611201120D40,00NTRF   | :61:2611201120X40,00NTRF   | line 5, field :61:: '2611201120X40,00NTRFNONREF//BANKREF01' is not a statement line",
                ":61:2611201120D40,00NTRF   | :61:2611201132D40,00NTRF   | a date that no calendar has",
                ":61:2611201120D40,00NTRF   | :61:2611201120D40.00NTRF   | '40.00' is not an amount",
                ":62F:C261120EUR60,00       | :62F:C261120CZK60,00       | line 7, field :62F:: is in CZK, the opening balance in EUR",
                ":62F:C261120EUR60,00       | :64:C261120EUR60,00        | line 7, field :64:: cannot stand here: expected is 61 or 86",
                ":62F:C261120EUR60,00       | x                          | field :62F:: is missing: the statement that begins in line 1 breaks off",
                ":25:123/456                | :21:X                      | has no account: :25: comes before",
                ":20:REF                    | :21:REF                    | line 1, field :21:: stands outside a message"
            })
    void whatIsWrongInAnMt940IsNamedWithItsLineAndField(String right, String wrong, String message) {
        // Given
        var text = MT.replace(right, wrong);

        // When
        assertThatExceptionOfType(InvalidStatementException.class)
                .isThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8), StatementFormat.MT940))
                // Then
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Amt Ccy=\"CZK\">2000.00</Amt>    | <Amt>2000.00</Amt>                | line 44, Ntry/Amt: has no currency",
                "<Amt Ccy=\"CZK\">2000.00</Amt>    | <Amt Ccy=\"CZK\">2 000</Amt>      | line 44, Ntry/Amt: '2 000' is not an amount",
                "<Amt Ccy=\"CZK\">2000.00</Amt>    | <Amt Ccy=\"CZK\">-2000.00</Amt>   | line 44, Ntry/Amt: '-2000.00' is not an amount",
                "<Sts><Cd>BOOK</Cd></Sts>          | <Sts><Cd>DONE</Cd></Sts>          | line 46, Ntry/Sts: is none of BOOK",
                "<IBAN>CZ6508000000192000145399</IBAN> | <Nope>1</Nope>                | Acct/Id: has neither an IBAN nor",
                "camt.053.001.08                   | camt.053.001.15                   | line 3, BkToCstmrStmt: is of 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.15'",
                "camt.053.001.08                   | camt.053.001.01                   | camt.053.001.02 to camt.053.001.14 are",
                "BkToCstmrStmt                     | BkToCstmrAcctRpt                  | is not in the file, so it is no camt.053",
                "</Stmt>                           | </Smt>                            | is not well-formed XML",
                "<Document                         | <!DOCTYPE D [<!ENTITY x SYSTEM 'file:/etc/passwd'>]><Document | DOCTYPE: has no place in a statement"
            })
    void whatIsWrongInACamt053IsNamedWithItsLineAndElement(String right, String wrong, String message)
            throws IOException {
        // Given
        var text = Files.readString(GoldenStatementsTest.STATEMENTS.resolve("camt053-08.xml"))
                .replace(right, wrong);

        // When
        assertThatExceptionOfType(InvalidStatementException.class)
                .isThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8), StatementFormat.CAMT053))
                // Then
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16,195,15000 | 16,195,150.00 | line 4, record 16, field 3: '150.00' is not an amount",
                "16,195,15000 | 16,042,15000  | line 4, record 16, field 2: '042' is not the type code of a transaction",
                "V,261123     | V,261323      | line 4, record 16, field 5: '261323' is a date that no calendar has",
                "16,475,2500,0 | 16,475,2500,Q | line 6, record 16, field 4: is not a funds type",
                "1,261120,2359 | 2,261120,2359 | line 2, record 02, field 4: says that the group deletes an earlier one",
                "1,261120,2359 | 4,261120,2359 | line 2, record 02, field 4: says that the group is a test",
                "49,247650,6/ | 16,195,1,,,,x | line 9, record 03: cannot stand here: before it comes record 49",
                "98,248150    | 97,248150     | line 13, record 97: is unknown",
                "99,259050,2,20/ | x          | line 19: 'x' is not a BAI2 record",
                "01,021000021 | 88,021000021  | line 1, record 88: continues nothing"
            })
    void whatIsWrongInABai2IsNamedWithItsLineAndField(String right, String wrong, String message) throws IOException {
        // Given
        var text = Files.readString(GoldenStatementsTest.STATEMENTS.resolve("bai2.txt"))
                .replace(right, wrong);

        // When
        assertThatExceptionOfType(InvalidStatementException.class)
                .isThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8), StatementFormat.BAI2))
                // Then
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void textIsReadWhicheverOfTheTwoUsualEncodingsItHas(String encoding) {
        // Given
        var file = MT.replace("paid", "Žádost? Größe").replace("Žá", "Zá").getBytes(Charset.forName(encoding));

        // When
        var parts = Parts.of(file);

        // Then
        assertThat(parts.entries().getFirst().text()).isEqualTo("Zádost? Größe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesMayEndInAnyOfTheThreeWays(String end) {
        // Given
        var file = "\ufeff" + MT.replace("\n", end);

        // When
        var parts = Parts.of(file);

        // Then
        assertThat(parts.entries())
                .singleElement()
                .satisfies(e -> assertThat(e.line()).isEqualTo(5));
    }

    @ParameterizedTest
    @CsvSource({
        "camt053-08.xml, CAMT053",
        "camt053-02.xml, CAMT053",
        "mt940-blocks.sta, MT940",
        "mt940-german.sta, MT940",
        "mt942-interim.sta, MT942",
        "bai2.txt, BAI2"
    })
    void theBeginningTellsTheFormat(String name, StatementFormat format) throws IOException {
        // Given
        var file = Files.readAllBytes(GoldenStatementsTest.STATEMENTS.resolve(name));

        // When
        var detected = FormatDetection.of(file);

        // Then
        assertThat(detected).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eventId,accountId\n", "{\"eventId\":\"1\"}", "<html/>", "01;x\n", "text :20: here"})
    void whatIsNoStatementIsNotTakenForOne(String text) {
        // Given
        var beginning = text.getBytes(StandardCharsets.UTF_8);

        // When
        var detected = FormatDetection.of(beginning);

        // Then
        assertThat(detected).isEmpty();
    }

    @Test
    void nothingIsFetchedForAnExternalEntity(@TempDir Path directory) throws IOException {
        // Given
        var secret = Files.writeString(directory.resolve("secret.txt"), "SECRET");
        var text = Files.readString(GoldenStatementsTest.STATEMENTS.resolve("camt053-08.xml"))
                .replace("<Document", "<!DOCTYPE d [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]><Document")
                .replace("thank you", "&s;");

        // When
        assertThatExceptionOfType(InvalidStatementException.class)
                .isThrownBy(() -> Parts.of(text))
                // Then
                .withMessageContaining("line 2, DOCTYPE")
                .withMessageNotContaining("SECRET");
    }

    @Test
    void aStatementOfManyEntriesIsReadEntryByEntry() throws IOException {
        // Given
        int entries = 120_000;
        var entry =
                "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><ValDt><Dt>2026-11-20</Dt>"
                        + "</ValDt><AddtlNtryInf>a &amp; b &lt; c</AddtlNtryInf></Ntry>\n";
        var file = streams(Stream.of(
                        Stream.of(
                                "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><Othr><Id>9</Id></Othr></Id></Acct>\n"),
                        IntStream.range(0, entries).mapToObj(i -> entry),
                        Stream.of("</Stmt></BkToCstmrStmt></Document>"))
                .flatMap(s -> s)
                .toList());

        // When
        long read;
        try (var reader = StatementReader.open(file, StatementFormat.CAMT053, null)) {
            read = Stream.generate(() -> reader.hasNext() ? reader.next() : null)
                    .takeWhile(part -> part != null)
                    .count();
        }

        // Then
        assertThat(read).isEqualTo(entries + 2);
    }

    private static InputStream streams(List<String> texts) {
        return new SequenceInputStream(Collections.enumeration(texts.stream()
                .map(t -> (InputStream) new ByteArrayInputStream(t.getBytes(StandardCharsets.UTF_8)))
                .toList()));
    }

    private static void read(byte[] file, StatementFormat format) {
        try (var reader = StatementReader.open(new ByteArrayInputStream(file), format, null)) {
            reader.forEachRemaining(part -> assertThat(part.line()).isPositive());
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
