package io.shadowledger.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    @Test
    void everyListenerIsOnLoopback() {
        // Given
        var settings = new BrokerSettings(Path.of("/tmp/broker"), 9092, 9093);

        // When
        var listeners = settings.properties().getProperty("listeners");

        // Then
        assertThat(listeners.split(",")).allMatch(listener -> listener.contains("://127.0.0.1:"));
    }

    @Test
    void theBrokerAcceptsTheSettingsAndKnowsEachOfThem() {
        // Given
        var settings = new BrokerSettings(Path.of("/tmp/broker"), 9092, 9093);

        // When
        var accepted = KafkaConfig.fromProps(settings.properties(), false);

        // Then
        assertThat(accepted.values().keySet()).containsAll(settings.properties().stringPropertyNames());
        assertThat(accepted.autoCreateTopicsEnable()).isFalse();
    }

    @Test
    void brokerAndControllerNeedPortsOfTheirOwn() {
        // When Then
        assertThatThrownBy(() -> new BrokerSettings(Path.of("/tmp/broker"), 9092, 9092))
                .hasMessageContaining("port of its own");
    }
}
