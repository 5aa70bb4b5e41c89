package io.shadowledger.console.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.console.client.LedgerFeed.Beat;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.fakeledger.FakeLedgerServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

/** One look at the ledger for all screens. */
class LedgerFeedTest {

    private FakeLedgerServer server;
    private TestClients clients;
    private LedgerFeed feed;

    /** A screen that only listens. */
    private static final class Screen implements LedgerFeed.Viewer {

        private final List<Beat> beats = new ArrayList<>();
        private boolean ended;

        @Override
        public void beat(Beat beat) {
            beats.add(beat);
        }

        @Override
        public void ended() {
            ended = true;
        }

        private long changes(Topic topic) {
            return beats.getLast().changes(Set.of(topic));
        }
    }

    @BeforeEach
    void start() {
        server = FakeLedgerServer.start(0, 5);
        clients = TestClients.of(server);
        feed = new LedgerFeed(
                new StatusFeed(clients.system(), Clock.systemUTC()),
                clients.drift(),
                clients.audit(),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        SecurityContextHolder.clearContext();
        feed.close();
        server.close();
    }

    @Test
    void tellsWhatHasChangedAndNothingElse() {
        // Given
        var screen = screenOf("auditor");
        feed.look();
        long drift = screen.changes(Topic.DRIFT);
        long book = screen.changes(Topic.BOOK);
        feed.look();
        assertThat(screen.changes(Topic.DRIFT)).isEqualTo(drift);

        // When
        clients.as("auditor");
        clients.breaks().comment("b000001", new io.shadowledger.api.drift.Comment("asked the core team"));
        feed.look();

        // Then
        assertThat(screen.changes(Topic.DRIFT)).isGreaterThan(drift);
        assertThat(screen.changes(Topic.BOOK)).isEqualTo(book);
    }

    @Test
    void looksOnceHoweverManyScreensThereAre() {
        // Given
        var screens = List.of(screenOf("auditor"), screenOf("maker"), screenOf("maker"), screenOf("feed"));

        // When
        feed.look();

        // Then
        assertThat(screens)
                .allSatisfy(screen -> assertThat(screen.beats)
                        .singleElement()
                        .isSameAs(screens.getFirst().beats.getFirst()));
    }

    @Test
    void aScreenOfAUserWhoMayNotSeeDriftHearsOfItsBookAlone() {
        // Given
        var screen = screenOf("feed");

        // When
        feed.look();

        // Then
        assertThat(screen.beats.getLast().answered()).isTrue();
        assertThat(screen.beats.getLast().changes()).doesNotContainKey(Topic.DRIFT);
        assertThat(screen.changes(Topic.BOOK)).isEqualTo(1);
    }

    @Test
    void saysThatTheLedgerIsAwayAndGoesOnWhenItIsBack() {
        // Given
        var screen = screenOf("auditor");
        feed.look();

        // When
        server.ledger().failing(true);
        feed.look();
        boolean away = !screen.beats.getLast().answered();
        server.ledger().failing(false);
        feed.look();

        // Then
        assertThat(away).isTrue();
        assertThat(screen.beats.getLast().answered()).isTrue();
        assertThat(screen.ended).isFalse();
    }

    @Test
    void whoseTokenHasEndedIsToldAndTheOthersGoOn() {
        // Given
        var before = screenOf("auditor");
        server.ledger().users().revokeAll();
        var after = screenOf("maker");

        // When
        feed.look();
        feed.look();

        // Then
        assertThat(before.ended || after.beats.getFirst().answered()).isTrue();
        assertThat(after.ended).isFalse();
        assertThat(after.beats).allMatch(Beat::answered);
    }

    @Test
    void asksNothingWhileNobodyLooks() {
        // Given
        var screen = screenOf("auditor");
        feed.leave(screen);

        // When
        feed.look();

        // Then
        assertThat(screen.beats).isEmpty();
    }

    @Test
    void aScreenIsBroughtUpToDateAsItsOwnUser() {
        // Given
        var screen = screenOf("auditor");
        clients.as("maker");
        var seen = new ArrayList<String>();

        // When
        feed.asUserOf(screen, () -> seen.add(new CurrentUser().get().name()));

        // Then
        assertThat(seen).containsExactly("auditor");
        assertThat(new CurrentUser().get().name()).isEqualTo("maker");
    }

    private Screen screenOf(String user) {
        clients.as(user);
        var screen = new Screen();
        feed.follow(screen);
        SecurityContextHolder.clearContext();
        return screen;
    }
}
