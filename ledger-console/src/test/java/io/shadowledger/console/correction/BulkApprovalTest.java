package io.shadowledger.console.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.console.client.TestClients;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Bulk;
import io.shadowledger.console.shell.TestTexts;
import io.shadowledger.fakeledger.FakeLedgerServer;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

/** Several corrections at once: each is still an act of its own. */
class BulkApprovalTest {

    private FakeLedgerServer server;
    private TestClients clients;
    private TestTexts texts;

    @BeforeEach
    void start() {
        server = FakeLedgerServer.start(0, 10);
        clients = TestClients.of(server);
        texts = new TestTexts(new Formats(ZoneId.of("UTC"), List.of(Locale.UK)));
    }

    @AfterEach
    void stop() {
        SecurityContextHolder.clearContext();
        texts.close();
        server.close();
    }

    @Test
    void whatTheLedgerRefusesIsToldByNameAndTheRestIsApproved() {
        // Given
        clients.as("maker");
        var proposed = List.of(propose("b000001"), propose("b000002"), propose("b000003"));
        server.ledger().driftFurther("b000002");
        clients.as("checker");
        var inbox = new Inbox(clients.corrections(), clients.exports());

        // When
        var totals = Bulk.totals(proposed, Correction::currency, Correction::amount);
        var bulk = Bulk.of(inbox.approveAll(proposed, "", totals), breakId -> breakId);

        // Then
        assertThat(bulk.done()).isEqualTo(2);
        assertThat(bulk.refused())
                .singleElement()
                .asString()
                .startsWith("b000002: ")
                .contains("drift has changed");
    }

    @Test
    void nobodyMaySelectTheirOwnNorWhatIsDecided() {
        // Given
        var maker = clients.as("maker");
        var own = propose("b000001");
        var checker = clients.as("checker");
        var inbox = new Inbox(clients.corrections(), clients.exports());

        // When
        inbox.approveAll(List.of(own), "", Bulk.totals(List.of(own), Correction::currency, Correction::amount));

        // Then
        assertThat(Inbox.mayApprove(own, maker)).isFalse();
        assertThat(Inbox.mayApprove(own, checker)).isTrue();
        assertThat(Inbox.mayApprove(clients.corrections().correction(own.correctionId()), checker))
                .isFalse();
        assertThat(Inbox.mayApprove(own, clients.as("auditor"))).isFalse();
        assertThat(own.status()).isEqualTo(CorrectionStatus.PROPOSED);
    }

    private Correction propose(String breakId) {
        return clients.corrections().propose(breakId, new Proposal("seen in the journal"));
    }
}
