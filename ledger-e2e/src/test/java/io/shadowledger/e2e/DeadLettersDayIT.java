package io.shadowledger.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.shadowledger.e2e.Demo.eventually;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event that cannot be posted, from the list to the book. */
@ExtendWith(WholeSystem.class)
class DeadLettersDayIT {

    @Test
    void anEventThatCannotBePostedIsFoundMendedApprovedByAnotherAndPosted(Demo demo) throws Exception {
        try (var browser = Browser.of(demo)) {
            // Given
            var account =
                    "DL-" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
            send(demo, account, """
                    {"eventId":"%s-1","accountId":"%s","type":"credit","amount":"12,5x","currency":"CZK",
                    "timestamp":"2026-07-01T08:00:00Z"}""".formatted(account, account));
            var page = browser.signedIn("checker", "/dead-letters");
            var row = page.locator("#dead-letters-grid").getByText(account);
            assertThat(row.first()).isVisible();
            assertThat(page.locator("#dead-letters-open")).isVisible();

            // When
            row.first().click();
            assertThat(page.locator("#dead-letter-why")).containsText("amount");
            assertThat(page.locator("#dead-letter-payload")).containsText("12,5x");
            var mended = page.locator("#dead-letter-mended textarea");
            mended.fill(mended.inputValue().replace("12,5x", "12.50"));
            page.locator("#dead-letter-note input").fill("decimal comma and a stray letter");
            page.locator("#dead-letter-replay-mended").click();
            assertThat(page.locator("#dead-letter-status")).containsText("to be approved");
            var id = page.url().replaceAll(".*/dead-letters/|[?#].*", "");
            demo.cli("maker").run("deadletter", "approve", id, "--yes").orFail();

            // Then
            assertThat(page.locator("#dead-letter-outcome"))
                    .containsText("Posted", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(page.locator("#dead-letter-status")).containsText("Replayed");
            eventually(
                    "the posting of the mended event",
                    () -> demo.cli("auditor").run("balance", account, "-o", "json"),
                    balance -> balance.exitCode() == 0
                            && demo.json(balance).at("/0/balance").asString().equals("12.50"));
        }
    }

    private static void send(Demo demo, String account, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", demo.sandbox().kafka().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("transactions.raw", account, value))
                    .get(10, TimeUnit.SECONDS);
        }
    }
}
