package io.shadowledger.console.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.api.Problems;
import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.console.client.ProblemException;
import io.shadowledger.console.client.TestClients;
import io.shadowledger.fakeledger.FakeLedgerServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class DeadLetterWorkTest {

    private static final String COMMA = "transactions.raw-3-1207";
    private static final String DECIMALS = "transactions.raw-3-1188";
    private static final String FULL = "transactions.raw-3-941";
    private static final String BYTES = "transactions.raw-3-702";

    private static FakeLedgerServer server;
    private static TestClients clients;

    private final DeadLetterDesk desk = new DeadLetterDesk(clients.deadLetters(), clients.conflicts());

    @BeforeAll
    static void start() {
        server = FakeLedgerServer.start(0, 5);
        clients = TestClients.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aMendedEventReachesTheBookAndLeavesTheList() {
        // Given
        clients.as("maker");
        var before = desk.letters(LettersFilter.OPEN);
        assertThat(before.rows(0, 50)).extracting(DeadLetter::id).contains(COMMA);
        assertThat(DeadLetterDesk.changed(before, desk.letters(LettersFilter.OPEN)))
                .isFalse();
        var mended = desk.find(COMMA).orElseThrow().payload().text().replace("1250,00", "1250.00");

        // When
        desk.replayMended(COMMA, mended, " comma ");
        var proposed = desk.find(COMMA).orElseThrow().replays().getFirst();
        assertThat(proposed.status()).isEqualTo(ReplayStatus.PROPOSED);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> desk.approve(COMMA, proposed, ""))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(Problems.FOUR_EYES));
        clients.as("checker");
        desk.approve(COMMA, proposed, "");

        // Then
        assertThat(DeadLetterDesk.changed(before, desk.letters(LettersFilter.OPEN)))
                .isTrue();
        assertThat(outcome(COMMA)).isEqualTo(ReplayStatus.POSTED);
        var replay = desk.find(COMMA).orElseThrow().replays().getFirst();
        assertThat(replay.note()).isEqualTo("comma");
        assertThat(replay.payload()).isEqualTo(mended);
    }

    @Test
    void aMendedEventThatIsRefusedIsOpenAgain() {
        // Given
        clients.as("maker");
        var mended = desk.find(DECIMALS).orElseThrow().payload().text().replace("80.005", "80.01");
        desk.replayMended(DECIMALS, mended, "rounded up");
        clients.as("checker");

        // When
        desk.reject(DECIMALS, "ask the bank first");

        // Then
        var after = desk.find(DECIMALS).orElseThrow();
        assertThat(after.summary().status()).isEqualTo(DeadLetterStatus.OPEN);
        assertThat(after.replays().getFirst().status()).isEqualTo(ReplayStatus.REJECTED);
    }

    @Test
    void aMendedEventThatIsStillWrongIsRefusedWithTheReason() {
        // Given
        clients.as("maker");
        var text = desk.find(DECIMALS).orElseThrow().payload().text();

        // Then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> desk.replayMended(DECIMALS, text, "again"))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400))
                .satisfies(problem -> assertThat(problem.detail()).contains("is not an amount"));
    }

    @Test
    void oneThatFitsNowIsReplayedAsItCame() {
        // Given
        clients.as("maker");
        assertThat(desk.find(FULL).orElseThrow().fault()).isNull();

        // When
        desk.replayUnchanged(FULL, " ");

        // Then
        assertThat(outcome(FULL)).isEqualTo(ReplayStatus.DEAD_LETTER);
        assertThat(desk.find(FULL).orElseThrow().replays().getFirst().note()).isNull();
    }

    @Test
    void aDismissedOneIsFoundUnderItsStatusAndReason() {
        // Given
        clients.as("maker");

        // When
        desk.dismiss(BYTES, "a picture");

        // Then
        var rows = desk.letters(new LettersFilter(DeadLetterStatus.DISMISSED, "not json"))
                .rows(0, 50);
        assertThat(rows).extracting(DeadLetter::id).containsExactly(BYTES);
        assertThat(desk.find(BYTES).orElseThrow().dismissal().reason()).isEqualTo("a picture");
    }

    @Test
    void anAuditorLooksAndDoesNothing() {
        // Given
        clients.as("auditor");
        assertThat(desk.find(DECIMALS)).isPresent();

        // Then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> desk.dismiss(DECIMALS, "not mine"))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void conflictsAreFoundByTheirEvent() {
        // Given
        clients.as("auditor");

        // When
        var found = desk.conflicts("TX-2026-000044").rows(0, 50);

        // Then
        assertThat(found).extracting(Conflict::differences).hasSize(1);
        assertThat(desk.findConflict(found.getFirst().id())).isPresent();
        assertThat(desk.conflicts("another").rows(0, 50)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        // Given
        clients.as("auditor");

        // Then
        assertThat(desk.find("nothing")).isEmpty();
        assertThat(desk.findConflict("nothing")).isEmpty();
    }

    @Test
    void theFilterStandsInTheAddress() {
        for (var filter : new LettersFilter[] {
            LettersFilter.OPEN,
            new LettersFilter(null, "64 bits"),
            new LettersFilter(DeadLetterStatus.DISMISSED, null),
            new LettersFilter(DeadLetterStatus.OPEN, "amount")
        }) {
            assertThat(LettersFilter.parse(filter.query())).isEqualTo(filter);
        }
        assertThat(LettersFilter.OPEN.query().getParameters()).isEmpty();
        assertThat(LettersFilter.parse(QueryParameters.fromString("status=lost&reason=%20")))
                .isEqualTo(LettersFilter.OPEN);
    }

    private ReplayStatus outcome(String id) {
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (desk.find(id).orElseThrow().summary().status() == DeadLetterStatus.REPLAYING
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        return desk.find(id).orElseThrow().replays().getFirst().status();
    }
}
