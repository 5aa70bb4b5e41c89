package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.Locale;

/** What became of a record: the outcome of its last replay in a sentence, and all replays below. */
final class OutcomePanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;
    private final Div outcome = Parts.div("notice");
    private final UnorderedList replays = new UnorderedList();

    OutcomePanel(Formats formats) {
        this.formats = formats;
        outcome.setId(Ids.DEAD_LETTER_OUTCOME);
        outcome.getElement().setAttribute("aria-live", "polite");
        replays.setId(Ids.DEAD_LETTER_REPLAYS);
        replays.addClassName("history");
    }

    @Override
    protected Section initContent() {
        return Parts.panel(getTranslation("dead-letter.replays"), outcome, replays);
    }

    void show(DeadLetterDetail detail) {
        outcome.removeAll();
        outcome.removeClassNames("bad", "waiting");
        replays.removeAll();
        var dismissal = detail.dismissal();
        if (dismissal != null) {
            outcome.add(new Span(getTranslation(
                    "dead-letter.dismissed",
                    dismissal.who(),
                    formats.times().moment(dismissal.at()),
                    dismissal.reason())));
        } else if (!detail.replays().isEmpty()) {
            last(detail.replays().getFirst());
        }
        detail.replays().forEach(replay -> replays.add(line(replay)));
        setVisible(dismissal != null || !detail.replays().isEmpty());
    }

    private void last(Replay replay) {
        var key = "dead-letter.outcome." + replay.status().name().toLowerCase(Locale.ROOT);
        outcome.add(new Span(getTranslation(key) + " "));
        switch (replay.status()) {
            case CONFLICT -> {
                outcome.addClassName("bad");
                outcome.add(Parts.link(Tabs.CONFLICTS + "/" + replay.sentTo(), getTranslation(key + ".link")));
            }
            case DEAD_LETTER -> {
                outcome.addClassName("bad");
                outcome.add(Parts.link(Tabs.DEAD_LETTERS + "/" + replay.sentTo(), getTranslation(key + ".link")));
            }
            case PROPOSED, UNCONFIRMED -> outcome.addClassName("waiting");
            case REJECTED, SENDING, SENT, POSTED, DUPLICATE -> {}
        }
        if (replay.problem() != null) {
            outcome.add(Parts.span("quiet", replay.problem()));
        }
    }

    private ListItem line(Replay replay) {
        var how = getTranslation(
                replay.payload() == null ? "dead-letter.replays.unchanged" : "dead-letter.replays.mended");
        var said = getTranslation(
                "dead-letter.replays.line",
                how,
                replay.askedBy(),
                formats.times().moment(replay.askedAt()));
        var line = new ListItem(Parts.div(
                "title-line",
                Parts.span("quiet", said),
                Badge.of(replay.status()).component()));
        if (replay.note() != null) {
            line.add(new Span(replay.note()));
        }
        return line;
    }
}
