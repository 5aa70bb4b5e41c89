package io.shadowledger.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommittedCrdTest {

    static Stream<String> names() {
        return CrdYaml.generate().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theCommittedDefinitionsAreTheOnesThatTheTypesMake(String name) throws IOException {
        // Given
        var files = List.of(CrdYaml.committed(name), CrdYaml.installed(name));
        if (Boolean.getBoolean("crds.write")) {
            for (var file : files) {
                Files.writeString(file, CrdYaml.generate().get(name));
            }
        }

        for (var file : files) {
            // When
            var committed = Files.exists(file) ? Files.readString(file) : "";

            // Then
            assertThat(committed)
                    .as("%s is not what the Java types make; run: %s", file, CrdYaml.COMMAND)
                    .isEqualTo(CrdYaml.generate().get(name));
        }
    }
}
