package io.shadowledger.console.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTextTest {

    @Test
    void jsonHasAMemberToALineAndEveryValueAsItIs() {
        // Given
        var json = "{\"eventId\":\"TX-1\",\"amount\":12.500,\"amount\":1e400,\"nested\":{\"a\":[1,null]}}";

        // When
        var laidOut = PayloadText.laidOut(json);

        // Then
        assertThat(laidOut.lines().map(String::strip).toList())
                .startsWith("{", "\"eventId\" : \"TX-1\",", "\"amount\" : 12.500,", "\"amount\" : 1e400,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{\"eventId\":", "{} trailing", "\u0000"})
    void whatIsNotJsonStaysAsItIs(String text) {
        assertThat(PayloadText.laidOut(text)).isEqualTo(text);
    }

    @Test
    void bytesAreWrittenAByteToAWord() {
        assertThat(PayloadText.hex("9f4749ff")).isEqualTo("9f 47 49 ff");
    }
}
