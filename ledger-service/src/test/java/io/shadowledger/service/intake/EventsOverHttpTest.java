package io.shadowledger.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Problems;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.EventsApi;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedService.class)
class EventsOverHttpTest {

    private static RunningService service;
    private static RestClient feed;

    @BeforeAll
    static void signIn(SharedService.Running shared) {
        service = shared.service();
        feed = service.as("feed");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            eventId     | "eventId":null                            | eventId is missing
            eventId     | "eventId":"  "                            | eventId must not be empty
            eventId     | "eventId":17                              | eventId must be a string
            eventId     | "eventId":"a\\nb"                         | eventId must not hold control characters (U+000A at character 2)
            eventId     | "eventId":"\\ud800"                       | eventId holds half of a surrogate pair (at character 1)
            accountId   | "accountId":null                          | accountId is missing
            accountId   | "accountId":""                            | accountId must not be empty
            accountId   | "accountId":"a b"                         | accountId must not hold a blank (at character 2)
            accountId   | "accountId":"a/b"                         | accountId must not hold '/' (at character 2)
            accountId   | "accountId":"@control"                    | accountId must not begin with '@': such accounts are the ledger's own
            type        | "type":null                               | type is missing
            type        | "type":"refund"                           | type must be credit or debit
            amount      | "amount":null                             | amount is missing
            amount      | "amount":"0.00"                           | amount must be greater than zero: whether it is added or taken is said by type
            amount      | "amount":-1                               | amount must be greater than zero: whether it is added or taken is said by type
            amount      | "amount":"12,50"                          | '12,50' is not an amount: use digits and a decimal point, such as 12.50
            amount      | "amount":"1.001"                          | amount has more decimals than CZK has: at most 2
            amount      | "amount":0.1,"currency":"JPY"             | amount has more decimals than JPY has: at most 0
            amount      | "amount":"10000000000000.00"              | amount is too large: at most 15 digits, decimals included
            amount      | "amount":1e999999999                      | amount is too large: at most 15 digits, decimals included
            amount      | "amount":1e-999999999                     | amount has more decimals than CZK has: at most 2
            amount      | "amount":true                             | amount must be a string or a number
            amount      | "amount":{"value":1}                      | amount must be a string or a number
            currency    | "currency":"ABC"                          | unknown currency 'ABC': use an ISO 4217 code such as EUR
            currency    | "currency":"czk"                          | unknown currency 'czk': use an ISO 4217 code such as EUR
            currency    | "currency":"XAU"                          | currency XAU has no minor unit, so no account can be kept in it
            timestamp   | "timestamp":null                          | timestamp is missing
            timestamp   | "timestamp":"yesterday"                   | timestamp must be a time with its offset (RFC 3339), such as 2026-11-22T10:15:30Z
            timestamp   | "timestamp":"2026-11-22T10:15:30"         | timestamp must be a time with its offset (RFC 3339), such as 2026-11-22T10:15:30Z
            timestamp   | "timestamp":"1899-12-31T23:59:59Z"        | timestamp must lie in the years 1900 to 2199
            curency     | "curency":"EUR"                           | 'curency' is not a member of an event
            """)
    void aBadFieldIsNamedInOneSentence(String field, String members, String detail) {
        // Given
        var event = event(members);

        // When
        var answer = post("/events", event);

        // Then
        assertProblem(answer, 400, Problems.INVALID, detail);
        assertThat(body(answer).get("field").asString()).isEqualTo(field);
    }

    @Test
    void aMemberThatIsGivenTwiceIsRefused() {
        // Given
        var event = "{\"eventId\":\"e\",\"eventId\":\"f\"}";

        // When
        var answer = post("/events", event);

        // Then
        assertProblem(answer, 400, Problems.INVALID, "eventId is given twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                        | there is nothing here
            []                        | an event must be a JSON object
            {"eventId":"e",           | this is not JSON
            {"eventId":"e"} {}        | something follows after the end
            """)
    void whatIsNotAnEventIsRefused(String body, String detail) {
        // When
        var answer = post("/events", body);

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(body(answer).get("detail").asString()).startsWith(detail);
    }

    @Test
    void malformedJsonIsToldWithLineAndColumn() {
        // Given
        var malformed = "{\n  \"eventId\": oops\n}";

        // When
        var answer = post("/events", malformed);

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(body(answer).get("line").asInt()).isEqualTo(2);
        assertThat(body(answer).get("column").asInt()).isBetween(14, 19);
    }

    @Test
    void anAmountMayBeANumberAndTheCurrencyMayBeLeftOut() {
        // Given
        var account = "acc-" + UUID.randomUUID();
        var event = event("\"amount\":12.5,\"accountId\":\"" + account + "\"");

        // When
        var answer = post("/events", event);

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(body(answer).get("topic").asString()).isEqualTo("transactions.raw");
        RunningService.await(
                "posted",
                () -> !service.accounts().accounts(account, null, 1).items().isEmpty());
        var balance = service.accounts().shadowBalance(account, null, null, null);
        assertThat(balance.balance()).isEqualTo("12.50");
        assertThat(balance.currency()).isEqualTo("CZK");
    }

    @Test
    void anEventThatComesAgainIsADuplicateBeforeAndAfterItIsPosted() {
        // Given
        var id = UUID.randomUUID().toString();
        var account = "acc-" + id;
        var event = event("\"eventId\":\"" + id + "\",\"accountId\":\"" + account + "\"");
        assertThat(post("/events", event).getStatusCode().value()).isEqualTo(202);

        // When
        var atOnce = post("/events", event);
        RunningService.await(
                "posted",
                () -> !service.accounts().accounts(account, null, 1).items().isEmpty());
        var later = post("/events", event);

        // Then
        assertProblem(
                atOnce,
                409,
                Problems.DUPLICATE_EVENT,
                "this event was accepted before, with the same content: nothing was done, nothing is to be done");
        assertThat(later.getStatusCode().value()).isEqualTo(409);
        assertThat(service.accounts().shadowBalance(account, null, null, null).entries())
                .isEqualTo(1);
    }

    @Test
    void anIdWithOtherContentIsAConflict() {
        // Given
        var id = "\"eventId\":\"" + UUID.randomUUID() + "\"";
        assertThat(post("/events", event(id + ",\"amount\":\"1.00\""))
                        .getStatusCode()
                        .value())
                .isEqualTo(202);

        // When
        var answer = post("/events", event(id + ",\"amount\":\"2.00\""));

        // Then
        assertProblem(answer, 409, Problems.CONFLICTING_EVENT, KnownEventException.CONFLICT);
    }

    @Test
    void aBatchIsJudgedEventByEvent() {
        // Given
        var id = UUID.randomUUID().toString();
        var good = event("\"eventId\":\"" + id + "\"");
        var batch = "["
                + String.join(
                        ",",
                        good,
                        event("\"amount\":\"1.001\",\"eventId\":\"bad-amount\""),
                        "17",
                        "{\"eventId\":{\"nested\":[1,2]},\"more\":{}}",
                        good,
                        event("\"eventId\":\"" + id + "\",\"amount\":\"9.00\""),
                        event(""))
                + "]";

        // When
        var answer = post("/api/v1/events/batch", batch);

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        var receipt = body(answer);
        assertThat(receipt.get("accepted").asInt()).isEqualTo(2);
        assertThat(receipt.get("duplicates").asInt()).isEqualTo(1);
        assertThat(receipt.get("rejected").values())
                .extracting(r -> r.get("index").asInt() + " " + r.get("eventId").asString() + " "
                        + r.get("field").asString())
                .containsExactly("1 bad-amount amount", "2  ", "3  eventId", "5 " + id + " eventId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"eventId":"e"}   | the body must be a JSON array of events
            [{"eventId":"e"}  | this is not JSON
            [] x              | this is not JSON
            """)
    void aBatchThatIsNoArrayIsRefusedAsAWhole(String body, String detail) {
        // When
        var answer = post("/api/v1/events/batch", body);

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(body(answer).get("detail").asString()).startsWith(detail);
    }

    @Test
    void aBatchBeyondItsBoundIsRefusedAsAWhole() {
        // Given
        var batch = "[" + String.join(",", Collections.nCopies(EventsApi.MAX_BATCH + 1, "{}")) + "]";

        // When
        var answer = post("/api/v1/events/batch", batch);

        // Then
        assertProblem(answer, 400, Problems.INVALID, "the batch has more than 5000 events: send it in smaller parts");
    }

    @Test
    void theRoutesAreThoseOfTheContract() {
        // Given
        var event = new TransactionEvent(
                UUID.randomUUID().toString(),
                "contract",
                EventType.DEBIT,
                new BigDecimal("1.00"),
                "EUR",
                Instant.parse("2026-03-02T12:00:00Z"),
                "ref",
                "text");

        // When
        var receipt = service.events().submit(event);
        var batch = service.events().submitBatch(List.of(event));

        // Then
        assertThat(receipt.eventId()).isEqualTo(event.eventId());
        assertThat(batch.duplicates()).isEqualTo(1);
    }

    private static void assertProblem(ResponseEntity<String> answer, int status, String type, String detail) {
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body(answer).get("detail").asString()).isEqualTo(detail);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(body(answer).get("type").asString()).isEqualTo(type);
    }

    private static JsonNode body(ResponseEntity<String> answer) {
        return JsonMapper.shared().readTree(answer.getBody());
    }

    /** A good event but for the given members, which replace or join its own. */
    private static String event(String members) {
        var all = new LinkedHashMap<String, String>();
        all.put("eventId", "\"" + UUID.randomUUID() + "\"");
        all.put("accountId", "\"account\"");
        all.put("type", "\"credit\"");
        all.put("amount", "\"1.00\"");
        all.put("timestamp", "\"2026-03-02T12:00:00Z\"");
        for (var member : members.isEmpty() ? new String[0] : members.split(",(?=\")")) {
            int colon = member.indexOf(':');
            all.put(member.substring(1, colon - 1), member.substring(colon + 1));
        }
        var json = new StringJoiner(",", "{", "}");
        all.forEach((name, value) -> json.add("\"" + name + "\":" + value));
        return json.toString();
    }

    private static ResponseEntity<String> post(String path, String body) {
        return feed.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }
}
