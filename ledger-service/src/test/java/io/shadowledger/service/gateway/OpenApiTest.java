package io.shadowledger.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.service.SharedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
class OpenApiTest {

    private static final String REGENERATE = "mvn -pl ledger-service -am test"
            + " -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true";

    @Test
    void theCommittedDocumentIsWhatTheServiceServes(SharedService.Running shared) throws IOException {
        // Given
        var committed = Path.of(System.getProperty("shadowledger.root"), "docs", "openapi.yaml");

        // When
        var served = new String(
                shared.service()
                        .anonymous()
                        .get()
                        .uri("/v3/api-docs.yaml")
                        .retrieve()
                        .body(byte[].class),
                StandardCharsets.UTF_8);

        // Then
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(committed, served);
        }
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as("docs/openapi.yaml is not current; write it anew with: " + REGENERATE)
                .isEqualTo(served);
    }
}
