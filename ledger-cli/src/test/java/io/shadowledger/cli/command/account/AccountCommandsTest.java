package io.shadowledger.cli.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.account.AccountSummary;
import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.api.account.Statement;
import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandsTest {

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
    }

    @Test
    void accountsAreListedPageByPageUntilThereAreEnough() {
        // Given
        ledger.on("GET /api/v1/accounts", page(0, 200, "A-0199"), page(200, 200, "A-0399"), page(400, 1, null));

        // When
        var result = cli.run("accounts", "list", "--prefix", "A-", "--limit", "300", "-o", "json");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.requests())
                .extracting(StubLedger.Request::target)
                .containsExactly(
                        "/api/v1/accounts?prefix=A-&limit=200", "/api/v1/accounts?prefix=A-&after=A-0199&limit=100");
        assertThat(result.err()).contains("--limit 0 shows all");
    }

    @Test
    void allAccountsAreListedWithLimitZero() {
        // Given
        ledger.on("GET /api/v1/accounts", page(0, 200, "A-0199"), page(200, 3, null));

        // When
        var result = cli.run("accounts", "list", "--limit", "0");

        // Then
        assertThat(result.out().lines()).hasSize(204);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void theListOfAccountsFitsEightyColumns() {
        // Given
        ledger.on(
                "GET /api/v1/accounts",
                new Page<>(
                        List.of(
                                new AccountSummary("2378", "CZK", "14200.70", false, 1234, Samples.AT),
                                new AccountSummary("CZ6508000000192000145399", "JPY", "-5", true, 7, null)),
                        null));

        // When
        var result = cli.run("accounts", "list");

        // Then
        assertThat(result.out()).isEqualTo("""
                        ACCOUNT                   CUR   BALANCE  ENTRIES  OVERDRAWN  LAST ENTRY
                        2378                      CZK  14200.70    1,234  no         2026-11-20 10:15:30Z
                        CZ6508000000192000145399  JPY        -5        7  yes        -
                        """);
    }

    @Test
    void aBalanceShowsAllCurrenciesOfTheAccount() {
        // Given
        ledger.on("GET /api/v1/accounts/CZ-7/balances", List.of(balance("CZK", null), balance("EUR", null)));

        // When
        var result = cli.run("balance", "CZ-7");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                        ACCOUNT  CUR   BALANCE  ENTRIES  LAST ENTRY            LAST EVENT
                        CZ-7     CZK  14200.70       42  2026-11-20 10:15:30Z  E-17
                        CZ-7     EUR  14200.70       42  2026-11-20 10:15:30Z  E-17
                        """);
    }

    @Test
    void aDateMeansTheEndOfThatBankDay() {
        // Given
        ledger.on("GET /accounts/CZ-7/shadow-balance", balance("CZK", Samples.END_OF_DAY));

        // When
        var result = cli.run(
                "balance", "CZ-7", "--currency", "CZK", "--as-of-value", "2026-11-20", "--zone", "Europe/Prague");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().target())
                .isEqualTo("/accounts/CZ-7/shadow-balance?currency=CZK&asOfValue=2026-11-20T22:59:59.999999Z");
    }

    @Test
    void aBalanceAsJsonHasTheFieldsOfTheRestApi() {
        // Given
        ledger.on("GET /api/v1/accounts/CZ-7/balances", List.of(balance("CZK", null)));

        // When
        var result = cli.run("balance", "CZ-7", "-o", "json");

        // Then
        assertThat(result.out()).isEqualToIgnoringNewLines("""
                        [ {
                          "accountId" : "CZ-7",
                          "currency" : "CZK",
                          "balance" : "14200.70",
                          "overdrawn" : false,
                          "entries" : 42,
                          "lastEvent" : "E-17",
                          "lastEventAt" : "2026-11-20T10:15:30Z"
                        } ]
                        """);
    }

    @Test
    void anAccountNobodyKnowsIsAFailureWithTheLedgersWords() {
        // Given
        ledger.on(
                "GET /api/v1/accounts/nope/balances",
                StubLedger.Reply.problem(404, "about:blank", "no event ever named account nope", Map.of()));

        // When
        var result = cli.run("balance", "nope", "-v");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("error: no event ever named account nope")
                .contains("trace id trace-1");
    }

    @Test
    void aStatementTakesBankDays() {
        // Given
        ledger.on(
                "GET /api/v1/accounts/CZ-7/statement",
                new Statement(
                        List.of(Samples.entry("E-2", "-5.00", "1245.00"), Samples.entry("E-1", "1250.00", "1250.00")),
                        null,
                        null));

        // When
        var result =
                cli.run("statement", "CZ-7", "--from", "2026-11-01", "--to", "2026-11-20", "--zone", "Europe/Prague");

        // Then
        assertThat(ledger.last().target())
                .isEqualTo("/api/v1/accounts/CZ-7/statement?from=2026-10-31T23:00:00Z"
                        + "&to=2026-11-20T22:59:59.999999Z&limit=100");
        assertThat(result.out()).isEqualTo("""
                        VALUE TIME            EVENT   AMOUNT  CUR  BALANCE  DESCRIPTION
                        2026-11-20 10:15:30Z  E-2      -5.00  CZK  1245.00  Salary November
                        2026-11-20 10:15:30Z  E-1    1250.00  CZK  1250.00  Salary November
                        """);
    }

    @Test
    void aStatementIsAskedForAsOfARecordTime() {
        // Given
        ledger.on(
                "GET /api/v1/accounts/CZ-7/statement",
                new Statement(List.of(Samples.entry("E-1", "1250.00", "1250.00")), null, null));

        // When
        var result = cli.run("statement", "CZ-7", "--as-of-record", "2026-11-20T18:00:00Z");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().target())
                .isEqualTo("/api/v1/accounts/CZ-7/statement?asOfRecord=2026-11-20T18:00:00Z&limit=100");
    }

    @Test
    void aStatementWhoseOlderEntriesAreDetachedSaysWhatItStartsFrom() {
        // Given
        ledger.on(
                "GET /api/v1/accounts/CZ-7/statement",
                new Statement(
                        List.of(Samples.entry("E-9", "1.00", "1000.00")),
                        null,
                        new Statement.CarriedForward(
                                "999.00",
                                1234,
                                Instant.parse("2025-03-31T22:00:00Z"),
                                Instant.parse("2025-04-01T00:00:00Z"))));

        // When
        var result = cli.run("statement", "CZ-7");

        // Then
        assertThat(result.out()).contains("E-9");
        assertThat(result.err())
                .contains("Carried forward: 999.00 from 1,234 entries")
                .contains("Entries recorded before 2025-04-01 00:00:00Z are detached");
    }

    @Test
    void aTrialBalanceIsAskedForAsOfBothTimes() {
        // Given
        ledger.on("GET /api/v1/trial-balance", trial("0.00"));

        // When
        var result = cli.run("trial-balance", "--as-of-value", "2026-10-31", "--as-of-record", "2026-11-02T06:00:00Z");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().target())
                .isEqualTo("/api/v1/trial-balance?asOfValue=2026-10-31T23:59:59.999999Z"
                        + "&asOfRecord=2026-11-02T06:00:00Z");
    }

    @Test
    void aMomentThatIsNoneIsAWrongCommandLine() {
        // Given nothing

        // When
        var result = cli.run("statement", "CZ-7", "--from", "yesterday");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'yesterday' is not a moment").contains("2026-11-22");
    }

    @Test
    void aTrialBalanceOfZeroIsWell() {
        // Given
        ledger.on("GET /api/v1/trial-balance", trial("0.00"));

        // When
        var result = cli.run("trial-balance");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                        CUR    CUSTOMERS       CONTROL  DRIFT SUSPENSE  TOTAL
                        CZK  19152957.20  -19151707.20        -1250.00   0.00
                        """);
    }

    @Test
    void aTrialBalanceThatIsOffIsAFailure() {
        // Given
        ledger.on("GET /api/v1/trial-balance", trial("0.01"));

        // When
        var result = cli.run("trial-balance");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("out of balance by 0.01 CZK");
    }

    private static TrialBalance trial(String total) {
        return new TrialBalance(
                Samples.AT,
                null,
                null,
                List.of(new TrialBalance.Line("CZK", "19152957.20", "-19151707.20", "-1250.00", total)));
    }

    private static ShadowBalance balance(String currency, Instant asOf) {
        return new ShadowBalance("CZ-7", currency, "14200.70", false, 42, "E-17", Samples.AT, asOf, null);
    }

    private static Page<AccountSummary> page(int from, int count, String next) {
        return new Page<>(
                IntStream.range(from, from + count)
                        .mapToObj(i -> new AccountSummary("A-%04d".formatted(i), "CZK", "1.00", false, 1, null))
                        .toList(),
                next);
    }
}
