package io.shadowledger.service.deadletter;

import static io.shadowledger.service.deadletter.DeadLetterFixtures.event;
import static io.shadowledger.service.deadletter.DeadLetterFixtures.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.service.SharedService;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
class ConflictsOverHttpTest {

    private static DeadLetterFixtures at;

    @BeforeAll
    static void start(SharedService.Running shared) {
        at = new DeadLetterFixtures(shared);
    }

    @Test
    void bothSidesAreShownWithWhatDiffers() {
        // Given
        var account = fresh("conflict");
        var eventId = fresh("e");
        var first = at.raw(account, event(eventId, account, "credit", "10.00", "CZK"));
        var came = event(eventId, account, "debit", "12.00", "CZK");
        var id = at.raw(account, came);

        // When
        var shown = at.conflicts.conflict(id);

        // Then
        assertThat(shown.payload().text()).isEqualTo(came);
        assertThat(shown.summary().eventId()).isEqualTo(eventId);
        assertThat(shown.summary().booked().amount()).isEqualTo("10.00");
        assertThat(shown.summary().bookedFrom()).isEqualTo(first);
        assertThat(shown.summary().came().amount()).isEqualTo("-12.00");
        assertThat(shown.summary().came().accountId()).isEqualTo(account);
        assertThat(shown.summary().differences()).containsExactly("amount");
    }

    @Test
    void theyAreListedNewestFirstAndByEvent() {
        // Given
        var account = fresh("conflict");
        var eventId = fresh("e");
        at.raw(account, event(eventId, account, "credit", "10.00", "CZK"));
        var second = at.raw(account, event(eventId, account, "credit", "11.00", "CZK"));
        var third = at.raw(account, event(eventId, account, "credit", "12.00", "EUR"));

        // When
        var first = at.conflicts.conflicts(eventId, Instant.EPOCH, null, 1);
        var next = at.conflicts.conflicts(eventId, null, first.next(), 1);

        // Then
        assertThat(first.items()).extracting(Conflict::id).containsExactly(third);
        assertThat(first.items().getFirst().differences()).containsExactly("amount", "currency");
        assertThat(next.items()).extracting(Conflict::id).containsExactly(second);
        assertThat(next.next()).isNull();
        assertThat(at.conflicts.conflicts(null, null, null, 500).items())
                .extracting(Conflict::id)
                .contains(second, third);
    }

    @Test
    void whatIsNoConflictIsNotFound() {
        // When
        var status = at.service
                .as("auditor")
                .get()
                .uri("/api/v1/conflicts/{id}", "transactions.raw-0-999999999")
                .exchange((_, response) -> response.getStatusCode().value());

        // Then
        assertThat(status).isEqualTo(404);
    }
}
