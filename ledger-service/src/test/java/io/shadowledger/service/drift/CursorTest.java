package io.shadowledger.service.drift;

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
        var written = Cursor.encode("a", "-9223372036854775808", "ž\uD83D\uDE00");

        // When
        var read = Cursor.decode(written, 3);

        // Then
        assertThat(read).containsExactly("a", "-9223372036854775808", "ž\uD83D\uDE00");
    }

    @Property
    void anyTextIsACursorOrIsRefusedInWords(@ForAll String text, @ForAll @IntRange(min = 1, max = 3) int parts) {
        // When
        String outcome;
        try {
            outcome = "read: " + String.join("|", Cursor.decode(text, parts));
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
            outcome = "read: " + String.join("|", Cursor.decode(text, parts));
        } catch (InvalidException refused) {
            outcome = refused.detail();
        }

        // Then
        assertThat(outcome).isNotBlank();
    }

    @Example
    void aCharacterThatNoDatabaseTextCanHoldIsRefusedInEveryPart() {
        // Given
        int parts = 2;
        var text = Base64.getUrlEncoder().encodeToString("a\nE\0R".getBytes(StandardCharsets.UTF_8));

        // When Then
        assertThatThrownBy(() -> Cursor.decode(text, parts)).isInstanceOf(InvalidException.class);
    }
}
