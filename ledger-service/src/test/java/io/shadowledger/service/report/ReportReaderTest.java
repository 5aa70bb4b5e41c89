package io.shadowledger.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

    private static final BalanceFields FIELDS = new BalanceFields(Currency.getInstance("CZK"));
    private static final ReportReader CSV = new CsvReportReader(FIELDS);
    private static final ReportReader JSON = new JsonReportReader(FIELDS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accountId,currency,balance\na,CZK,12.50\nb,EUR,-3\n",
                "accountId;currency;balance\r\na;CZK;12.50\r\nb;EUR;-3",
                "\uFEFFaccountId,currency,balance\na,CZK,12.50\nb,EUR,-3\n",
                "ACCOUNTID,Currency,BALANCE\n\na,CZK,12.50\n\n\nb,EUR,-3\n\n",
                "\"balance\",\"accountId\",\"currency\"\n\"12.50\",\"a\",\"CZK\"\n -3 , b , EUR \n",
                "accountId,balance,currency\na,12.5,\nb,-3.00,EUR\n"
            })
    void theSameBalancesComeFromEveryDialect(String csv) {
        // When
        var read = read(CSV, csv);

        // Then
        assertThat(read)
                .extracting(line -> line.accountId() + " " + line.balance())
                .containsExactly("a 12.50 CZK", "b -3.00 EUR");
    }

    @Test
    void aBadLine7IsNamedWithItsColumnItsFieldAndTheRemedy() {
        // Given
        var csv = "accountId,currency,balance\na,CZK,1\nb,CZK,1\nc,CZK,1\nd,CZK,1\ne,CZK,1\nf,CZK,\"12,5\"\ng,CZK,1\n";

        // When
        var refused = catchThrowableOfType(InvalidReportException.class, () -> read(CSV, csv));

        // Then
        assertThat(refused)
                .hasMessage(
                        "line 7, column 3 (balance): '12,5' is not an amount: use digits and a decimal point, such as"
                                + " 12.50");
        assertThat(refused.extras())
                .containsEntry("line", 7)
                .containsEntry("column", 3)
                .containsEntry("field", "balance");
    }

    @Test
    void aQuotedLineFeedDoesNotShiftTheLineNumbers() {
        // Given
        var csv = "accountId,balance\n\"a\",\"1\"\n\n\"b\",\"\n2x\"\n";

        // When / Then
        assertThatThrownBy(() -> read(CSV, csv)).hasMessageStartingWith("line 4, column 2 (balance): ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1, column 1: the file is empty",
                "accountId,curency,balance|line 1, column 2: unknown column",
                "accountId,currency|line 1, column 1: the header lacks balance",
                "balance,currency|line 1, column 1: the header lacks accountId",
                "accountId,balance,balance|line 1, column 3: the header names balance twice",
                "accountId,balance#a|line 2, column 2: this line has 1 fields, the header has 2",
                "accountId,balance#a,1,2|line 2, column 3: this line has 3 fields, the header has 2",
                "accountId,balance#,1|line 2, column 1 (accountId): the account is missing",
                "accountId,balance#@control,1|line 2, column 1 (accountId): accounts that begin with '@'",
                "accountId,balance#a b,1|line 2, column 1 (accountId): accountId must not hold a blank",
                "accountId,balance#a,|line 2, column 2 (balance): the balance is missing",
                "accountId,balance#a,1e3|line 2, column 2 (balance): '1e3' is not an amount",
                "accountId,balance#a,1.005|line 2, column 2 (balance): amount has more decimals than CZK has",
                "accountId,balance#a,9999999999999999|line 2, column 2 (balance): amount is too large",
                "accountId,currency,balance#a,XXQ,1|line 2, column 2 (currency): unknown currency 'XXQ'",
                "accountId,balance#\"a,1|line 2, column 1: this is not CSV",
                "accountId,balance#\"a\"b,1|line 2, column 1: this is not CSV"
            })
    void everyMistakeInACsvIsNamedByItsPlace(String csv, String message) {
        // When / Then
        assertThatThrownBy(() -> read(CSV, csv.replace('#', '\n')))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void bytesThatAreNotUtf8AreSaidToBeSo() {
        // Given
        var latin1 = "accountId,balance\nM\u00fcller,1\n".getBytes(StandardCharsets.ISO_8859_1);

        // When / Then
        assertThatThrownBy(() -> CSV.read(new ByteArrayInputStream(latin1), AccountNames.WITHOUT_ALIASES, _ -> {}))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void jsonBalancesAreStringsOrNumbers() {
        // When
        var read = read(JSON, """
                [{"accountId": "a", "reportedBalance": "12.50"},
                 {"accountId": "b", "reportedBalance": -3, "currency": "EUR"},
                 {"reportedBalance": 1e2, "accountId": "c", "currency": null}]
                """);

        // Then
        assertThat(read)
                .extracting(line -> line.accountId() + " " + line.balance() + " " + line.line())
                .containsExactly("a 12.50 CZK 1", "b -3.00 EUR 2", "c 100.00 CZK 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1, column 1: the file is an array",
                "{}|line 1, column 1: the file is an array",
                "[1]|line 1, column 2: each balance is an object",
                "[{}]|line 1, column 2 (accountId): the account is missing",
                "[{\"accountId\":1}]|line 1, column 15 (accountId): expected a string",
                "[{\"accountId\":\"a\",\"balance\":1}]|line 1, column 19: unknown field",
                "[{\"accountId\":\"a\",\"accountId\":\"b\"}]|line 1, column",
                "[{\"accountId\":\"a\",\"reportedBalance\":1e999999}]|line 1, column 37 (reportedBalance): ",
                "[{\"accountId\":\"a\",\"reportedBalance\":1e2147483648}]|line 1, column 37 (reportedBalance): ",
                "[{\"accountId\":\"a\",\"reportedBalance\":true}]|line 1, column 37 (reportedBalance): expected a string or",
                "[{\"accountId\":\"a\",\"reportedBalance\":1}|line 1, column",
                "[] []|line 1, column 4: there is something after the end"
            })
    void everyMistakeInAJsonFileIsNamedByItsPlace(String json, String message) {
        // When / Then
        assertThatThrownBy(() -> read(JSON, json))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageStartingWith(message);
    }

    private static List<BalanceLine> read(ReportReader reader, String text) {
        var lines = new ArrayList<BalanceLine>();
        reader.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                AccountNames.WITHOUT_ALIASES,
                lines::add);
        return lines;
    }
}
