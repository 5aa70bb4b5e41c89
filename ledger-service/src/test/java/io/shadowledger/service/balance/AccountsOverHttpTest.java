package io.shadowledger.service.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.sandbox.backing.Ports;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.posting.Book;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/** The questions and their refusals over HTTP; the broker is not needed for them, so there is none. */
class AccountsOverHttpTest {

    private static RunningService service;
    private static RestClient auditor;

    @BeforeAll
    static void start() throws Exception {
        var book = Book.empty(new TestClock("2026-03-03T00:00:00Z"));
        book.post(
                Book.RAW_0,
                List.of(
                        Book.event("e1", "a", 1_000),
                        Book.event("e2", "a", -2_500, "CZK", "2026-03-01T12:00:00Z"),
                        Book.event("e3", "two", 5),
                        Book.event("e4", "two", 7, "EUR", "2026-03-01T12:00:00Z")));
        service = RunningService.start(book.database(), "127.0.0.1:" + Ports.free());
        auditor = service.as("auditor");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theShortRouteAnswersTheBalanceWithItsLastEvent() {
        // When
        var answer = get("/accounts/a/shadow-balance");

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains(
                        "\"accountId\":\"a\"", "\"balance\":\"-15.00\"", "\"lastEvent\":\"e1\"", "\"overdrawn\":true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /accounts/a/shadow-balance?asOfValue=2026-03-01T23:00:00Z   | "balance":"-25.00"
            /accounts/a/shadow-balance?asOfValue=2026-03-02T13:00:00%2B01:00 | "balance":"-15.00"
            /accounts/a/shadow-balance?asOfRecord=2026-03-02T23:59:59Z  | "balance":"0.00"
            /accounts/a/shadow-balance?asOfValue=%2B999999999-12-31T23:59:59Z | "balance":"-15.00"
            /accounts/a/shadow-balance?asOfValue=-999999999-01-01T00:00:00Z   | "balance":"0.00"
            /accounts/a/shadow-balance?currency=EUR                     | "balance":"0.00"
            /accounts/two/shadow-balance?currency=EUR                   | "balance":"0.07"
            /accounts/@control/shadow-balance?currency=CZK              | "balance":"14.95"
            /accounts/@control/shadow-balance?currency=CZK&asOfRecord=2026-03-03T00:00:00Z | "balance":"14.95"
            /api/v1/accounts/two/balances                               | "currency":"EUR","balance":"0.07"
            /api/v1/accounts?limit=1                                    | "accountId":"a"
            /api/v1/accounts/a/statement                                | "balance":"-25.00"
            /api/v1/accounts/a/statement?asOfRecord=2026-03-02T23:00:00Z | "items":[]
            /api/v1/accounts/a/statement?asOfRecord=2026-03-03T00:00:00Z | "balance":"-25.00"
            /api/v1/trial-balance                                       | "total":"0.00"
            /api/v1/trial-balance?asOfRecord=2026-03-03T00:00:00Z       | "customers":"-14.95","control":"14.95"
            /api/v1/trial-balance?asOfRecord=2026-03-02T00:00:00Z       | "lines":[]
            /api/v1/trial-balance?asOfValue=2026-03-01T23:00:00Z        | "customers":"-25.00","control":"25.00"
            /api/v1/entries?eventId=e2                                  | "amount":"-25.00"
            /api/v1/entries?eventId=nobody                              | "items":[]
            /api/v1/entries?account=a&text=nowhere                      | "items":[]
            /api/v1/entries?account=two&currency=EUR                    | "eventId":"e4"
            /api/v1/entries?from=2026-03-01T00:00:00Z&to=2026-03-31T00:00:00Z&currency=CZK&amount=25 | "eventId":"e2"
            /api/v1/storage/months                                      | "month":"2026-03"
            /api/v1/status                                              | "lag":null
            """)
    void questionsAreAnswered(String path, String part) {
        // When
        var answer = get(path);

        // Then
        assertThat(answer.getBody()).contains(part);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | /accounts/nobody/shadow-balance                           | no event of account nobody has been posted
            404 | /api/v1/accounts/nobody/balances                          | no event of account nobody has been posted
            404 | /api/v1/accounts/nobody/statement                         | no event of account nobody has been posted
            400 | /accounts/two/shadow-balance                              | name one of CZK, EUR
            400 | /api/v1/accounts/two/statement                            | name one of CZK, EUR
            400 | /accounts/a/shadow-balance?currency=abc                   | unknown currency 'abc'
            400 | /accounts/a/shadow-balance?asOfValue=yesterday            | asOfValue
            400 | /accounts/@control/shadow-balance?currency=CZK&asOfValue=2026-03-01T00:00:00Z | record times only
            400 | /api/v1/accounts/@control/statement                       | has no statement
            400 | /api/v1/entries                                           | from and to at most 31 days apart
            400 | /api/v1/entries?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:01Z | at most 31 days apart
            400 | /api/v1/entries?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z | to is before from
            400 | /api/v1/entries?eventId=e1&account=a                      | ask for it alone
            400 | /api/v1/entries?account=a&amount=1                        | name it too
            400 | /api/v1/entries?account=a&currency=CZK&amount=-1          | no sign
            400 | /api/v1/entries?account=a&currency=CZK&amount=1&minAmount=1 | amount is exact
            400 | /api/v1/entries?account=a&text=                           | 1 to 100 characters
            400 | /api/v1/entries?account=a&limit=0                         | limit must be from 1 to 1000
            400 | /api/v1/entries?account=a&after=rubbish                   | after must be what the page before gave
            400 | /api/v1/accounts?limit=0                                  | limit must be from 1 to 1000
            400 | /api/v1/accounts?limit=1001                               | limit must be from 1 to 1000
            400 | /api/v1/accounts?after=rubbish                            | after must be what the page before gave
            400 | /api/v1/accounts/a/statement?after=rubbish                | after must be what the page before gave
            400 | /api/v1/accounts/a/statement?after=LTkyMjMzNzIwMzY4NTQ3NzU4MDgKeA | after must be what the page before gave
            400 | /api/v1/accounts/a/statement?after=eAp5                   | after must be what the page before gave
            """)
    void wrongQuestionsAreRefusedInOneSentence(int status, String path, String part) {
        // When
        var answer = get(path);

        // Then
        assertThat(answer.getBody()).contains(part);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
    }

    @Test
    void manyAccountsAreAnsweredAtOnceThoseThatExist() {
        // When
        var answer = ask("{\"accountIds\":[\"two\",\"nobody\",\"a\",\"a\",\"@control\"]}");

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody())
                .containsSubsequence(
                        "\"accountId\":\"@control\"",
                        "\"accountId\":\"a\",\"currency\":\"CZK\",\"balance\":\"-15.00\"",
                        "\"accountId\":\"two\",\"currency\":\"CZK\",\"balance\":\"0.05\"",
                        "\"accountId\":\"two\",\"currency\":\"EUR\",\"balance\":\"0.07\"")
                .doesNotContain("nobody")
                .containsOnlyOnce("\"accountId\":\"a\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                          | accountIds must hold from 1 to 1000 ids
            {"accountIds":[]}           | accountIds must hold from 1 to 1000 ids
            {"accountIds":[null]}       | accountId must not be null
            {"accountIds":["a","b c"]}  | must not hold a blank
            {"accountIds":"a"}          | accountIds
            """)
    void aWrongSelectionOfAccountsIsRefused(String json, String part) {
        // When
        var answer = ask(json);

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains(part);
    }

    @Test
    void theCallerIsToldWhichDatabaseAnswered() {
        // When
        var answer = get("/accounts/a/shadow-balance");

        // Then
        assertThat(answer.getHeaders().getFirst("X-Shadow-Ledger-Read-From")).isEqualTo("primary");
    }

    @Test
    void theDoorIsShutWithoutAToken() {
        // When
        var answer = service.anonymous()
                .get()
                .uri("/accounts/a/shadow-balance")
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(401);
    }

    private static ResponseEntity<String> ask(String json) {
        return auditor.post()
                .uri("/api/v1/balances")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }

    private static ResponseEntity<String> get(String path) {
        return auditor.get()
                .uri(URI.create("http://127.0.0.1:" + service.port() + path))
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }
}
