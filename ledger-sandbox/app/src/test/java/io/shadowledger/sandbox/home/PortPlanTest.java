package io.shadowledger.sandbox.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.sandbox.backing.PortInUseException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    private final AtomicInteger nextFree = new AtomicInteger(40_000);

    @Test
    void theUsualPortsAreTakenWhenTheyAreFree() {
        // When
        var plan = plan(Map.of(), SandboxRecord.EMPTY, Set.of());

        // Then
        assertThat(plan.port(SandboxPort.LEDGER)).isEqualTo(18080);
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void aPortInUseIsReplacedAndSaid() {
        // When
        var plan = plan(Map.of(), SandboxRecord.EMPTY, Set.of(18080));

        // Then
        assertThat(plan.port(SandboxPort.LEDGER)).isEqualTo(40_000);
        assertThat(plan.notes()).containsExactly("port 18080 is in use, so the ledger listens on 40000");
    }

    @Test
    void thePortOfTheLastRunIsTakenAgain() {
        // Given
        var remembered = SandboxRecord.EMPTY.starting(1, Instant.EPOCH, Map.of(SandboxPort.LEDGER, 40_123));

        // When
        var plan = plan(Map.of(), remembered, Set.of());

        // Then
        assertThat(plan.port(SandboxPort.LEDGER)).isEqualTo(40_123);
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void aPortThatWasAskedForGoesToNobodyElse() {
        // When
        var plan = plan(Map.of(SandboxPort.CONSOLE, 18080), SandboxRecord.EMPTY, Set.of());

        // Then
        assertThat(plan.port(SandboxPort.CONSOLE)).isEqualTo(18080);
        assertThat(plan.port(SandboxPort.LEDGER)).isNotEqualTo(18080);
        assertThat(plan.ports().values()).doesNotHaveDuplicates();
    }

    @Test
    void aPortThatWasAskedForAndIsInUseIsAnError() throws Exception {
        try (var other = new ServerSocket()) {
            // Given
            other.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            var asked = Map.of(SandboxPort.LEDGER, other.getLocalPort());

            // When Then
            assertThatThrownBy(() -> PortPlan.of(asked, SandboxRecord.EMPTY))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("where the ledger would listen");
        }
    }

    private PortPlan plan(Map<SandboxPort, Integer> asked, SandboxRecord remembered, Set<Integer> inUse) {
        return PortPlan.of(asked, remembered, port -> !inUse.contains(port), nextFree::getAndIncrement);
    }
}
