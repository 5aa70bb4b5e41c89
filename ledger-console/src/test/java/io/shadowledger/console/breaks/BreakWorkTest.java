package io.shadowledger.console.breaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shadowledger.api.Problems;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.console.client.ProblemException;
import io.shadowledger.console.client.TestClients;
import io.shadowledger.console.format.Csv;
import io.shadowledger.fakeledger.FakeLedgerServer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class BreakWorkTest {

    private static FakeLedgerServer server;
    private static TestClients clients;

    private final BreakQueue queue = new BreakQueue(clients.drift());
    private final BreakDesk desk =
            new BreakDesk(clients.drift(), clients.breaks(), clients.corrections(), clients.accounts());

    @BeforeAll
    static void start() {
        server = FakeLedgerServer.start(0, 230);
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
    void theQueueKnowsWhatComesBeforeAndAfterABreak() {
        // Given
        clients.as("auditor");
        var rows = queue.pages().rows(0, 3);

        // When
        var place = queue.place(rows.get(1).breakId()).orElseThrow();

        // Then
        assertThat(place.place()).isEqualTo(2);
        assertThat(place.previous()).contains(rows.get(0).breakId());
        assertThat(place.next()).contains(rows.get(2).breakId());
        assertThat(place.more()).isTrue();
    }

    @Test
    void theQueueGoesOnBeyondAPage() {
        // Given
        clients.as("auditor");
        var last = queue.pages().rows(0, 100).getLast();

        // When
        var place = queue.place(last.breakId()).orElseThrow();

        // Then
        assertThat(place.next()).isPresent();
    }

    @Test
    void theQueueIsReadAnewOnlyWhenItHasChanged() {
        // Given
        clients.as("maker");
        queue.show(new BreaksFilter(BreakStatus.OPEN, null, null));
        var first = queue.pages().rows(0, 50).getFirst();
        assertThat(queue.refresh()).isFalse();

        // When
        desk.propose(first.breakId(), "seen in the journal");

        // Then
        assertThat(queue.refresh()).isTrue();
        assertThat(queue.pages().rows(0, 50)).extracting(Break::breakId).doesNotContain(first.breakId());
    }

    @Test
    void theQueueIsExportedWhole() {
        // Given
        clients.as("auditor");
        var out = new StringBuilder();

        // When
        queue.export(new Csv(out));

        // Then
        assertThat(out.toString().lines().count()).isGreaterThan(220);
        assertThat(out.toString().lines().findFirst().orElseThrow()).startsWith("breakId,accountId,currency,status");
    }

    @Test
    void theFiguresAreTheSumsOfTheQueue() {
        // Given
        clients.as("auditor");
        Map<String, BigDecimal> gross = new TreeMap<>();
        queue.pages()
                .rows(0, 1_000)
                .forEach(row -> gross.merge(row.currency(), new BigDecimal(row.drift()).abs(), BigDecimal::add));

        // When
        var summary = new BreakFigures(clients.drift(), Clock.systemUTC()).get();

        // Then
        assertThat(summary.drift())
                .allSatisfy(line ->
                        assertThat(new BigDecimal(line.gross())).isEqualByComparingTo(gross.get(line.currency())));
        assertThat(summary.drift()).hasSize(gross.size());
        assertThat(summary.unresolved()).isEqualTo(queue.pages().known());
        assertThat(summary.capped()).isFalse();
    }

    @Test
    void anUnknownBreakIsNotFound() {
        // Given
        clients.as("auditor");

        // Then
        assertThat(desk.find("nothing")).isEmpty();
    }

    @Test
    void aDriftThatMovedMakesTheApprovalStaleAndPostsNothing() {
        // Given
        clients.as("maker");
        var correction = desk.propose("b000020", "seen in the journal");
        server.ledger().driftFurther("b000020");
        clients.as("checker");
        var before = desk.balanceNow(desk.find("b000020").orElseThrow().summary());

        // Then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> desk.approve(correction, ""))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(Problems.STALE));
        assertThat(desk.balanceNow(desk.find("b000020").orElseThrow().summary()))
                .isEqualTo(before);
    }

    @Test
    void anApprovedCorrectionReachesTheBookAndClosesTheBreak() {
        // Given
        clients.as("maker");
        var correction = desk.propose("b000021", "seen in the journal");
        var checker = clients.as("checker");
        var before = desk.find("b000021").orElseThrow().summary();

        // When
        desk.approve(correction, "agreed");

        // Then
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (Desk.of(desk.find("b000021").orElseThrow(), checker).isMoving()
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        var after = desk.find("b000021").orElseThrow();
        assertThat(after.summary().status()).isEqualTo(BreakStatus.CLOSED);
        assertThat(new BigDecimal(desk.balanceNow(after.summary()).orElseThrow()))
                .isEqualByComparingTo(new BigDecimal(String.valueOf(before.shadowBalance()))
                        .subtract(new BigDecimal(before.drift())));
    }
}
