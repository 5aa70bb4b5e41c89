package io.shadowledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.shadowledger.sandbox.home.Credentials;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientConfigurationTest {

    private final Credentials credentials = new Credentials(
            "database",
            "owner",
            "jwt",
            Map.of("feed", "f-1", "auditor", "007", "maker", "m", "checker", "null"),
            "feed:{bcrypt}x:user\n");

    @Test
    void itIsYamlThatTheClientUnderstands() {
        // When
        var yaml = ClientConfiguration.yaml(
                "http://127.0.0.1:18080", credentials, Path.of("/home/o'hara/my files/kubeconfig"));

        // Then
        assertThat(Serialization.unmarshal(yaml, Map.class))
                .isEqualTo(Map.of(
                        "current",
                        "demo",
                        "contexts",
                        Map.of(
                                "demo",
                                Map.of(
                                        "server", "http://127.0.0.1:18080",
                                        "user", "auditor",
                                        "passwords",
                                                Map.of(
                                                        "feed", "f-1", "auditor", "007", "maker", "m", "checker",
                                                        "null"),
                                        "kubeconfig", "/home/o'hara/my files/kubeconfig",
                                        "namespace", "default",
                                        "ledger", "demo",
                                        "zone", "Europe/Prague"))));
    }
}
