package io.shadowledger.service.deadletter;

import static io.shadowledger.service.deadletter.DeadLetterFixtures.bytes;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.event;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.DismissRequest;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.kafka.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedService.class)
class DeadLettersOverHttpTest {

    private static DeadLetterFixtures at;

    @BeforeAll
    static void start(SharedService.Running shared) {
        at = new DeadLetterFixtures(shared);
    }

    @Test
    void aRecordThatCannotBeReadIsShownWithItsReasonAndItsBytes() {
        // Given
        var account = fresh("dead");
        var json = event("dead-1", account, "credit", "12,50", "CZK");
        var id = at.raw(account, json);

        // When
        var shown = at.show(id);

        // Then
        var summary = shown.summary();
        assertThat(id).isEqualTo(Topics.RAW + "-" + summary.partition() + "-" + summary.offset());
        assertThat(summary.reason())
                .isEqualTo("'12,50' is not an amount: use digits and a decimal point, such as 12.50");
        assertThat(summary.key()).isEqualTo(account);
        assertThat(summary.size()).isEqualTo(json.length());
        assertThat(summary.status()).isEqualTo(DeadLetterStatus.OPEN);
        assertThat(shown.payload().text()).isEqualTo(json);
        assertThat(shown.payload().hexPreview())
                .isEqualTo(HexFormat.of()
                        .formatHex(bytes(json))
                        .substring(0, shown.payload().hexPreview().length()))
                .startsWith("7b2265");
        assertThat(shown.eventId()).isEqualTo("dead-1");
        assertThat(shown.fault().field()).isEqualTo("amount");
        assertThat(shown.mendable()).isTrue();
        assertThat(shown.replays()).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreShownAsBytes() {
        // Given
        var id = at.record(Topics.RAW, null, new byte[] {(byte) 0xff, 0, 1});

        // When
        var shown = at.show(id);

        // Then
        assertThat(shown.payload().text()).isNull();
        assertThat(shown.payload().base64()).isEqualTo("/wAB");
        assertThat(shown.payload().hexPreview()).isEqualTo("ff0001");
        assertThat(shown.summary().key()).isNull();
        assertThat(shown.eventId()).isNull();
    }

    @Test
    void aRecordWithoutAValueIsShownWithoutOne() {
        // Given
        var id = at.record(Topics.RAW, fresh("dead"), null);

        // When
        var shown = at.show(id);

        // Then
        assertThat(shown.payload()).isNull();
        assertThat(shown.fault().detail()).isEqualTo("the record has no value");
    }

    @Test
    void theListIsNarrowedAndPagedNewestFirst() {
        // Given
        var marker = fresh("Q");
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(at.raw(fresh("dead"), event(fresh("e"), "a", "credit", "1.00", marker)));
        }
        at.admin.dismiss(ids.get(1), new DismissRequest("a test of the bank"));

        // When
        var first = at.auditor.deadLetters(null, Topics.RAW, marker.toLowerCase(), Instant.EPOCH, null, 3);
        var second = at.auditor.deadLetters(null, Topics.RAW, marker, null, first.next(), 3);
        var open = at.auditor.deadLetters(DeadLetterStatus.OPEN, null, marker, null, null, 10);
        var dismissed = at.auditor.deadLetters(DeadLetterStatus.DISMISSED, null, marker, null, null, 10);

        // Then
        assertThat(first.items()).extracting(DeadLetter::id).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(second.items()).extracting(DeadLetter::id).containsExactlyElementsOf(ids.subList(3, 5));
        assertThat(second.next()).isNull();
        assertThat(open.items()).extracting(DeadLetter::id).hasSize(4).doesNotContain(ids.get(1));
        assertThat(dismissed.items()).extracting(DeadLetter::id).containsExactly(ids.get(1));
        assertThat(at.auditor
                        .deadLetters(null, Topics.CORRECTIONS, marker, null, null, 10)
                        .items())
                .isEmpty();
        assertThat(at.auditor
                        .deadLetters(null, null, marker, Instant.now().plusSeconds(60), null, 10)
                        .items())
                .isEmpty();
    }

    @Test
    void aDismissedOneKeepsWhoAndWhyAndIsNoLongerCountedAsOpen() {
        // Given
        var id = at.raw(fresh("dead"), "nonsense");
        long before = at.service.system().status().openDeadLetters();

        // When
        var dismissed = at.admin.dismiss(id, new DismissRequest("a test of the bank"));

        // Then
        assertThat(dismissed.status()).isEqualTo(DeadLetterStatus.DISMISSED);
        assertThat(at.show(id).dismissal().who()).isEqualTo("maker");
        assertThat(at.show(id).dismissal().reason()).isEqualTo("a test of the bank");
        assertThat(at.service.system().status().openDeadLetters()).isEqualTo(before - 1);
        assertThat(acts(id)).containsExactly("maker DEAD_LETTER_DISMISSED");
    }

    @Test
    void oneIsDismissedOnce() {
        // Given
        var id = at.raw(fresh("dead"), "nonsense");
        at.admin.dismiss(id, new DismissRequest("a test of the bank"));

        // When
        var again = at.post("maker", "/api/v1/dead-letters/" + id + "/dismiss", "{\"reason\":\"once more\"}");

        // Then
        DeadLetterFixtures.assertWrongState(again, "dead letter " + id + " is dismissed already");
        assertThat(acts(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "two\nlines"})
    void aDismissalNeedsAReason(String reason) {
        // Given
        var id = at.raw(fresh("dead"), "nonsense");

        // When
        var answer = at.post(
                "maker",
                "/api/v1/dead-letters/" + id + "/dismiss",
                "{\"reason\":\"" + reason.replace("\n", "\\n") + "\"}");

        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(DeadLetterFixtures.body(answer).get("field").asString()).isEqualTo("reason");
        assertThat(at.show(id).summary().status()).isEqualTo(DeadLetterStatus.OPEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-thing",
                "transactions.raw-0-999999999",
                "transactions.raw-0-99999999999999999999",
                "transactions.raw-99999999999-1",
                "transactions.raw-00-1",
                "transactions.raw--1-1",
                "transactions.raw-0-1' or '1'='1",
                "ž-0-1",
                "-0-1"
            })
    void whatIsNoIdIsNotFound(String id) {
        // When
        var status = at.service
                .as("auditor")
                .get()
                .uri("/api/v1/dead-letters/{id}", id)
                .exchange((_, response) -> response.getStatusCode().value());

        // Then
        assertThat(status).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "!", "MSAy", "OTk5OTk5OTk5OTk5OTk5OTk5OTkgMSAx"})
    void aCursorThatIsNoneIsRefused(String after) {
        // When
        var status = at.service
                .as("auditor")
                .get()
                .uri("/api/v1/dead-letters?after={after}", after)
                .exchange((_, response) -> response.getStatusCode().value());

        // Then
        assertThat(status).isEqualTo(400);
    }

    private static List<String> acts(String id) {
        return at.sql
                .sql("select who || ' ' || what from audit where subject = ? order by audit_no")
                .param(id)
                .query(String.class)
                .list();
    }
}
