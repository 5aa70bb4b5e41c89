package io.shadowledger.console.breaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.api.Problems;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.console.client.ProblemException;
import io.shadowledger.console.client.SignedInUser;
import io.shadowledger.console.client.TestClients;
import io.shadowledger.console.shell.Bulk;
import io.shadowledger.fakeledger.FakeLedgerServer;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.security.core.context.SecurityContextHolder;

class BreakWorkTest {

    private static FakeLedgerServer server;
    private static TestClients clients;

    private final BreakQueue queue = new BreakQueue(clients.drift(), clients.exports());
    private final BreakDesk desk = new BreakDesk(
            clients.drift(),
            clients.breaks(),
            clients.attachments(),
            clients.explanations(),
            clients.matching(),
            clients.corrections(),
            clients.accounts(),
            clients.exports());

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
        queue.show(BreaksFilter.of(QueryParameters.fromString("status=open")));
        var first = queue.pages().rows(0, 50).getFirst();
        assertThat(queue.refresh()).isFalse();

        // When
        desk.propose(first.breakId(), "seen in the journal");

        // Then
        assertThat(queue.refresh()).isTrue();
        assertThat(queue.pages().rows(0, 50)).extracting(Break::breakId).doesNotContain(first.breakId());
    }

    @Test
    void theQueueIsExportedByTheLedgerAsFiltered() {
        // Given
        clients.as("auditor");
        queue.show(BreaksFilter.of(
                QueryParameters.fromString("verdict=missing-credit&min-age=2&account=CZ%3D1&text=50%25+%26&sort=age")));
        var out = new ByteArrayOutputStream();

        // When
        queue.export("csv", out);

        // Then
        var asked = URLDecoder.decode(out.toString(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(asked)
                .contains(
                        "/api/v1/breaks/export",
                        "verdict=MISSING_CREDIT",
                        "minAge=2",
                        "accountPrefix=CZ=1",
                        "text=50% &",
                        "sort=AGE",
                        "format=csv");
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
        var summary = new BreakFigures(clients.drift(), Clock.systemUTC()).of(BreaksFilter.NONE.facets());

        // Then
        assertThat(summary.currencies())
                .allSatisfy(line ->
                        assertThat(new BigDecimal(line.gross())).isEqualByComparingTo(gross.get(line.currency())));
        assertThat(summary.currencies()).hasSize(gross.size());
        assertThat(summary.breaks()).isEqualTo(queue.pages().known());
    }

    @Test
    void aBreakIsTakenOnCommentedAndLeftAloneForAWhile() {
        // Given
        clients.as("auditor");
        var until = Instant.now().plus(Duration.ofDays(7));

        // When
        desk.assign("b000030", null);
        desk.comment("b000030", "asked the core team");
        desk.suppress("b000030", "waits for the core team", until);

        // Then
        var after = desk.find("b000030").orElseThrow();
        assertThat(after.summary().owner()).isEqualTo("auditor");
        assertThat(after.history()).extracting(line -> line.what()).contains("Comment: asked the core team");
        assertThat(queue.pages().rows(0, 1_000)).extracting(Break::breakId).doesNotContain("b000030");
        queue.show(BreaksFilter.of(QueryParameters.fromString("suppressed=true&owner=me")));
        assertThat(queue.pages().rows(0, 10)).extracting(Break::breakId).containsExactly("b000030");
        desk.unsuppress("b000030");
        assertThat(desk.find("b000030").orElseThrow().summary().suppressed()).isNull();
    }

    @Test
    void aFileStaysAtTheBreakWithItsDigest() {
        // Given
        clients.as("auditor");
        var content = "the bank's letter".getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();

        // When
        var attached = desk.attach("b000031", "letter & more.txt", "text/plain", new ByteArrayResource(content));
        desk.download("b000031", attached, out);

        // Then
        assertThat(desk.attachments("b000031")).containsExactly(attached);
        assertThat(attached.name()).isEqualTo("letter & more.txt");
        assertThat(out.toByteArray()).isEqualTo(content);
        assertThat(desk.find("b000031").orElseThrow().summary().attachments()).isEqualTo(1);
    }

    @Test
    void manyAreProposedOnlyForTheSumsThatWereSeen() {
        // Given
        clients.as("maker");
        var rows = List.of(
                desk.find("b000040").orElseThrow().summary(),
                desk.find("b000041").orElseThrow().summary());
        var totals = Bulk.totals(
                rows,
                Break::currency,
                row -> new BigDecimal(row.drift()).negate().toPlainString());
        server.ledger().driftFurther("b000041");

        // Then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> desk.proposeAll(rows, "seen in the journal", totals))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(Problems.CHANGED));
        assertThat(desk.find("b000040").orElseThrow().corrections()).isEmpty();
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
    void aPostedCorrectionIsTakenBackUnderFourEyesAsWell() {
        // Given
        clients.as("maker");
        var correction = desk.propose("b000022", "seen in the journal");
        var checker = clients.as("checker");
        desk.approve(correction, "agreed");
        var posted = untilClosed("b000022", checker).corrections().getFirst();

        // When
        var reversal = desk.reverse(posted, "it was another account");

        // Then
        assertThat(new BigDecimal(reversal.amount())).isEqualByComparingTo(new BigDecimal(posted.amount()).negate());
        assertThat(reversal.reverses()).isEqualTo(posted.correctionId());
        assertThat(Desk.of(desk.find("b000022").orElseThrow(), checker))
                .isInstanceOfSatisfying(Desk.Decide.class, decide -> {
                    assertThat(decide.correction()).isEqualTo(reversal);
                    assertThat(decide.approval()).isEqualTo(Desk.Approval.OWN);
                });
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
        var after = untilClosed("b000021", checker);
        assertThat(after.summary().status()).isEqualTo(BreakStatus.CLOSED);
        assertThat(new BigDecimal(desk.balanceNow(after.summary()).orElseThrow()))
                .isEqualByComparingTo(new BigDecimal(String.valueOf(before.shadowBalance()))
                        .subtract(new BigDecimal(before.drift())));
    }

    private BreakDetail untilClosed(String breakId, SignedInUser user) {
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (Desk.of(desk.find(breakId).orElseThrow(), user).isMoving()
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        return desk.find(breakId).orElseThrow();
    }
}
