package io.shadowledger.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommittedCrdTest {

    static Stream<Path> files() {
        return Stream.of(CrdYaml.COMMITTED, CrdYaml.INSTALLED);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theCommittedDefinitionIsTheOneThatTheTypesMake(Path file) throws IOException {
        // Given
        if (Boolean.getBoolean("crds.write")) {
            Files.writeString(file, CrdYaml.generate());
        }

        // When
        var committed = Files.exists(file) ? Files.readString(file) : "";

        // Then
        assertThat(committed)
                .as("%s is not what the Java types make; run: %s", file, CrdYaml.COMMAND)
                .isEqualTo(CrdYaml.generate());
    }
}
