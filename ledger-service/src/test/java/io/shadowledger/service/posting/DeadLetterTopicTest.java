package io.shadowledger.service.posting;

import static io.shadowledger.service.posting.Book.RAW_0;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTopicTest {

    @Test
    void aDeadLetterIsSentAsItCameWithItsOriginAndReason() {
        // Given
        var letter = new Incoming.Unreadable(7, "the record has no account", new byte[] {1}, new byte[900_000 - 1]);

        // When
        var sent = DeadLetterTopic.record(RAW_0, letter);

        // Then
        assertThat(sent.key()).isEqualTo(new byte[] {1});
        assertThat(sent.value()).hasSize(899_999);
        assertThat(header(sent, "origin-offset")).isEqualTo("7");
        assertThat(header(sent, "reason")).isEqualTo("the record has no account");
        assertThat(sent.headers().lastHeader("omitted-bytes")).isNull();
    }

    @Test
    void ofOneThatNoBrokerWouldTakeWithItsHeadersOnlyTheHeadersAreSent() {
        // Given
        var letter = new Incoming.Unreadable(7, "too large to be an event", new byte[] {1}, new byte[1_048_400]);

        // When
        var sent = DeadLetterTopic.record(RAW_0, letter);

        // Then
        assertThat(sent.key()).isNull();
        assertThat(sent.value()).isNull();
        assertThat(header(sent, "omitted-bytes")).isEqualTo("1048401");
        assertThat(header(sent, "reason")).isEqualTo("too large to be an event");
    }

    private static String header(ProducerRecord<?, ?> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
