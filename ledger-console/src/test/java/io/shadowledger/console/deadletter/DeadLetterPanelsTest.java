package io.shadowledger.console.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasValue;
import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.DeadLetterDetail.Dismissal;
import io.shadowledger.api.deadletter.DeadLetterDetail.Fault;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.RecordPayload;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.TestTexts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the screen of a dead letter offers, by what became of it and who looks at it. */
class DeadLetterPanelsTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:15:30Z");
    private static final Formats FORMATS = new Formats(ZoneId.of("Europe/Prague"), List.of(Locale.UK));
    private static final Fault FAULT = new Fault("amount", "amount is missing");

    @AutoClose
    private final TestTexts texts = new TestTexts(FORMATS);

    @Test
    void anAdminMendsWhatCannotBePostedAsItCame() {
        // Given
        var panel = panel(letter(DeadLetterStatus.OPEN, FAULT), true);

        // Then
        assertThat(enabled(panel, Ids.DEAD_LETTER_REPLAY)).isFalse();
        assertThat(enabled(panel, Ids.DEAD_LETTER_REPLAY_MENDED)).isTrue();
        assertThat(enabled(panel, Ids.DEAD_LETTER_DISMISS)).isTrue();
        assertThat(text(panel, Ids.DEAD_LETTER_WHY_NOT)).isEqualTo("It would not be posted as it came.");
        assertThat(((HasValue<?, ?>) byId(panel, Ids.DEAD_LETTER_MENDED))
                        .getValue()
                        .toString())
                .contains("\"eventId\" : \"TX-1\"");
    }

    @Test
    void whatFitsNowCanBeReplayedAsItCame() {
        // Given
        var panel = panel(letter(DeadLetterStatus.OPEN, null), true);

        // Then
        assertThat(enabled(panel, Ids.DEAD_LETTER_REPLAY)).isTrue();
        assertThat(shown(panel, Ids.DEAD_LETTER_WHY_NOT)).isFalse();
    }

    @Test
    void anAuditorIsToldWhyNothingCanBeDone() {
        // Given
        var panel = panel(letter(DeadLetterStatus.OPEN, null), false);

        // Then
        assertThat(enabled(panel, Ids.DEAD_LETTER_REPLAY)).isFalse();
        assertThat(enabled(panel, Ids.DEAD_LETTER_REPLAY_MENDED)).isFalse();
        assertThat(enabled(panel, Ids.DEAD_LETTER_DISMISS)).isFalse();
        assertThat(text(panel, Ids.DEAD_LETTER_WHY_NOT))
                .isEqualTo("Only a user with the role admin can replay, approve or dismiss.");
    }

    @Test
    void aDismissedOneIsStillOfferedForReplayButNotForDismissal() {
        // Given
        var panel = panel(letter(DeadLetterStatus.DISMISSED, FAULT), true);

        // Then
        assertThat(shown(panel, Ids.DEAD_LETTER_REPLAY_MENDED)).isTrue();
        assertThat(shown(panel, Ids.DEAD_LETTER_DISMISS)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLAYING", "REPLAYED"})
    void nothingIsOfferedForOneThatIsOnItsWayOrDone(DeadLetterStatus status) {
        // Given
        var panel = panel(letter(status, FAULT, replay(ReplayStatus.SENT)), true);

        // Then
        assertThat(shown(panel, Ids.DEAD_LETTER_REPLAY)).isFalse();
        assertThat(shown(panel, Ids.DEAD_LETTER_REPLAY_MENDED)).isFalse();
        assertThat(shown(panel, Ids.DEAD_LETTER_DISMISS)).isFalse();
        assertThat(((HasValue<?, ?>) byId(panel, Ids.DEAD_LETTER_MENDED))
                        .getValue()
                        .toString())
                .contains("mended");
    }

    @ParameterizedTest
    @EnumSource(ReplayStatus.class)
    void everyOutcomeIsSaidInASentence(ReplayStatus status) {
        // Given
        var panel = new OutcomePanel(FORMATS);
        panel.getContent();

        // When
        panel.show(letter(DeadLetterStatus.REPLAYED, FAULT, replay(status)));

        // Then
        var said = text(panel, Ids.DEAD_LETTER_OUTCOME);
        assertThat(said).hasSizeGreaterThan(20).doesNotContain("dead-letter.", "!");
        assertThat(panel.getElement().getOuterHTML().contains("href=\"conflicts/transactions.raw-3-9\""))
                .isEqualTo(status == ReplayStatus.CONFLICT);
        assertThat(panel.getElement().getOuterHTML().contains("href=\"dead-letters/transactions.raw-3-9\""))
                .isEqualTo(status == ReplayStatus.DEAD_LETTER);
    }

    @Test
    void aDismissalIsSaidWithWhoAndWhy() {
        // Given
        var panel = new OutcomePanel(FORMATS);
        panel.getContent();
        var letter = letter(DeadLetterStatus.DISMISSED, FAULT);

        // When
        panel.show(new DeadLetterDetail(
                letter.summary(),
                letter.payload(),
                letter.eventId(),
                letter.fault(),
                true,
                null,
                List.of(),
                new Dismissal("maker", AT, "a test")));

        // Then
        assertThat(text(panel, Ids.DEAD_LETTER_OUTCOME)).isEqualTo("Dismissed by maker, 20 Nov 2026, 11:15:30: a test");
    }

    private static MendPanel panel(DeadLetterDetail detail, boolean allowed) {
        var panel = new MendPanel(mock(DeadLetterDesk.class), detail, allowed, () -> {});
        panel.show(detail);
        return panel;
    }

    private static DeadLetterDetail letter(DeadLetterStatus status, @Nullable Fault fault, Replay... replays) {
        var text = "{\"eventId\":\"TX-1\"}";
        return new DeadLetterDetail(
                new DeadLetter(
                        "transactions.raw-3-7",
                        "transactions.raw",
                        3,
                        7,
                        AT,
                        "amount is missing",
                        "CZ-1",
                        text.length(),
                        status,
                        replays.length == 0 ? null : replays[0]),
                new RecordPayload(text, "", ""),
                "TX-1",
                fault,
                true,
                null,
                List.of(replays),
                null);
    }

    private static Replay replay(ReplayStatus status) {
        return new Replay(
                "rpl-1",
                status,
                "TX-1",
                "{\"mended\":true}",
                "a note",
                "maker",
                AT,
                0,
                null,
                AT,
                "transactions.raw-3-9",
                AT,
                "ab".repeat(32),
                "checker",
                AT,
                null);
    }

    private static Component byId(Component root, String id) {
        return all(root)
                .filter(each -> each.getId().filter(id::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + id));
    }

    private static boolean enabled(Component root, String id) {
        return ((HasEnabled) byId(root, id)).isEnabled();
    }

    /** Whether it and all around it are visible. */
    private static boolean shown(Component root, String id) {
        for (Component each = byId(root, id);
                each != null;
                each = each.getParent().orElse(null)) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String text(Component root, String id) {
        return byId(root, id).getElement().getTextRecursively().strip();
    }

    private static Stream<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(DeadLetterPanelsTest::all));
    }
}
