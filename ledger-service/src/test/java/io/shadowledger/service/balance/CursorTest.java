package io.shadowledger.service.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.service.problem.InvalidException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CursorTest {

    @Example
    void whatIsWrittenIsReadBack() {
        // Given
        var written = Cursor.of("a", "-9223372036854775808", "ž\uD83D\uDE00").toString();

        // When
        var read = Cursor.parse(written, 3).keys();

        // Then
        assertThat(read).containsExactly("a", "-9223372036854775808", "ž\uD83D\uDE00");
    }

    @Property
    void anyTextIsACursorOrIsRefusedInWords(@ForAll String text, @ForAll @IntRange(min = 1, max = 3) int parts) {
        // When
        String outcome;
        try {
            outcome = "read: " + Cursor.parse(text, parts);
        } catch (InvalidException refused) {
            outcome = refused.detail();
        }

        // Then
        assertThat(outcome).isNotBlank();
    }

    @Property
    void anyBytesInsideAreACursorOrAreRefusedInWords(
            @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 3) int parts) {
        // Given
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        // When
        String outcome;
        try {
            outcome = "read: " + Cursor.parse(text, parts);
        } catch (InvalidException refused) {
            outcome = refused.detail();
        }

        // Then
        assertThat(outcome).isNotBlank();
    }

    @Example
    void aTimeThatTheDatabaseCannotHaveIsRefused() {
        // Given
        var cursor = Cursor.of(Long.toString(Long.MIN_VALUE), "e");

        // When
        var reading = assertThatThrownBy(() -> cursor.time(0));

        // Then
        reading.isInstanceOf(InvalidException.class);
        assertThat(Cursor.of("1000000", "e").time(0)).isEqualTo("1970-01-01T00:00:01Z");
    }

    @Example
    void aCharacterThatNoDatabaseTextCanHoldIsRefusedInEveryPart() {
        // Given
        int parts = 2;
        var text = Base64.getUrlEncoder().encodeToString("a\nE\0R".getBytes(StandardCharsets.UTF_8));

        // When Then
        assertThatThrownBy(() -> Cursor.parse(text, parts)).isInstanceOf(InvalidException.class);
    }
}
