package io.shadowledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the HTTP door over the topic into the book and back out. */
@ExtendWith(SharedService.class)
class WholeLineTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void whatIsAcceptedStandsInTheBook(SharedService.Running shared) {
        var service = shared.service();
        // Given
        var events = new ArrayList<TransactionEvent>();
        for (int i = 0; i < 1_000; i++) {
            events.add(event("line-" + i, "line-" + i % 10, "10.50"));
        }

        // When
        var receipt = service.events().submitBatch(events);

        // Then
        assertThat(receipt.accepted()).isEqualTo(1_000);
        assertThat(receipt.rejected()).isEmpty();
        awaitNoLag(service);
        var balance = service.accounts().shadowBalance("line-3", null, null, null);
        assertThat(balance.balance()).isEqualTo("1050.00");
        assertThat(balance.entries()).isEqualTo(100);
        assertThat(balance.lastEvent()).isEqualTo("line-993");
        var status = service.system().status();
        assertThat(status.balanced()).isTrue();
        var statement = service.accounts().statement("line-3", null, null, null, null, null, 3);
        assertThat(statement.items())
                .extracting(line -> line.balance())
                .containsExactly("1050.00", "1039.50", "1029.00");
        var next = service.accounts().statement("line-3", null, null, null, null, statement.next(), 3);
        assertThat(next.items()).extracting(line -> line.balance()).containsExactly("1018.50", "1008.00", "997.50");
        assertThat(service.accounts().trialBalance(null, null).lines())
                .extracting(line -> line.total())
                .containsOnly("0.00");
    }

    private static void awaitNoLag(RunningService service) {
        RunningService.await("all posted", () -> {
            var status = service.system().status();
            return status.partitions().size() == 4
                    && status.partitions().stream()
                            .allMatch(partition -> Long.valueOf(0).equals(partition.lag()));
        });
    }

    private static TransactionEvent event(String id, String account, String amount) {
        return new TransactionEvent(id, account, EventType.CREDIT, new BigDecimal(amount), null, NOON, null, null);
    }
}
