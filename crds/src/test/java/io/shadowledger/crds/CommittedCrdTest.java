package io.shadowledger.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CommittedCrdTest {

    @Test
    void theCommittedDefinitionIsTheOneThatTheTypesMake() throws IOException {
        // Given
        if (Boolean.getBoolean("crds.write")) {
            Files.writeString(CrdYaml.COMMITTED, CrdYaml.generate());
        }

        // When
        var committed = Files.exists(CrdYaml.COMMITTED) ? Files.readString(CrdYaml.COMMITTED) : "";

        // Then
        assertThat(committed)
                .as("%s is not what the Java types make; run: %s", CrdYaml.COMMITTED, CrdYaml.COMMAND)
                .isEqualTo(CrdYaml.generate());
    }
}
