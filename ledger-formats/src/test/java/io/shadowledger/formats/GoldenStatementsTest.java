package io.shadowledger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements written for these tests, beside what has to be read from them. */
class GoldenStatementsTest {

    static final Path STATEMENTS = Path.of("src/test/resources/statements");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camt053-08.xml",
                "camt053-02.xml",
                "mt940-blocks.sta",
                "mt940-german.sta",
                "mt942-interim.sta",
                "bai2.txt"
            })
    void readsWhatThePersonWhoWroteItMeant(String name) throws IOException {
        // Given
        var file = Files.readAllBytes(STATEMENTS.resolve(name));
        if (name.endsWith("-02.xml")) {
            file = new String(file, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
        }

        // When
        var rendered = Rendering.of(Parts.of(file));

        // Then
        assertThat(rendered).isEqualTo(Files.readString(STATEMENTS.resolve(name + ".expected")));
    }
}
