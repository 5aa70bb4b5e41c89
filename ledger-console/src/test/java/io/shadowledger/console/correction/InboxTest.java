package io.shadowledger.console.correction;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Refusal;
import io.shadowledger.console.client.TestClients;
import io.shadowledger.fakeledger.FakeLedgerServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

class InboxTest {

    private static FakeLedgerServer server;
    private static TestClients clients;

    @BeforeAll
    static void start() {
        server = FakeLedgerServer.start(0, 12);
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
    void whatWaitsComesBeforeWhatIsDecidedAndNothingComesTwice() {
        // Given
        clients.as("maker");
        var waiting = clients.corrections().propose("b000001", new Proposal("first"));
        var refused = clients.corrections().propose("b000002", new Proposal("second"));
        clients.as("checker");
        clients.corrections().reject(refused.correctionId(), new Refusal("not so"));

        // When
        var rows = new Inbox(clients.corrections(), clients.exports()).pages().rows(0, 100);

        // Then
        assertThat(rows)
                .extracting(Correction::correctionId)
                .containsExactly(waiting.correctionId(), refused.correctionId());
    }

    @Test
    void aStatusStandsInTheAddress() {
        for (var status : CorrectionStatus.values()) {
            assertThat(Inbox.parse(Inbox.query(status))).isEqualTo(status);
        }
        assertThat(Inbox.parse(QueryParameters.fromString("status=lost"))).isNull();
        assertThat(Inbox.parse(Inbox.query(null))).isNull();
    }
}
