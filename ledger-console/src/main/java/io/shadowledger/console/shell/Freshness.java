package io.shadowledger.console.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.LedgerFeed.Beat;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.client.SessionEndedException;
import io.shadowledger.console.format.Formats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * "As of 10:02:11", or since when the ledger has not answered; figures on the screen are never older than it says. The
 * button beside it holds the screen still, and so does a selection of rows: what one is about to decide must not move.
 * When nothing at all comes from the console any more, the browser itself says so.
 */
public final class Freshness extends Span {

    private static final long serialVersionUID = 1L;

    /** Ages grow and suppressions end without anybody's doing. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final long UNREAD = -1;

    private final transient Formats formats;
    private final transient Clock clock;
    private final Span text = new Span();
    private final Button pause = new Button();
    private Instant latest;
    private Instant read;
    private long seen = UNREAD;
    private boolean stale;
    private boolean paused;
    private boolean selecting;
    private boolean eager;

    public Freshness(Formats formats, Clock clock) {
        this.formats = formats;
        this.clock = clock;
        this.latest = clock.instant();
        this.read = latest;
        addClassName("freshness");
        text.setTitle(formats.times().zone());
        text.addClassName("freshness-text");
        pause.setId(Ids.LIVE_PAUSE);
        pause.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        pause.addClickListener(click -> {
            paused = !paused;
            show();
        });
        var lost = Parts.span("freshness-lost", getTranslation("live.lost"));
        lost.getElement().setAttribute("role", "alert").setAttribute("hidden", true);
        add(text, lost, pause);
        show();
    }

    /**
     * Runs an update whenever something it shows has changed, and at least every minute, while the component is on the
     * screen, unless the user holds the screen still.
     *
     * @param topics what the update is about
     */
    public void follow(Component component, Set<Topic> topics, Runnable update) {
        LiveUpdates.on(component, beat -> {
            getElement().setAttribute("data-beat", String.valueOf(beat.at().toEpochMilli()));
            if (!beat.answered()) {
                stale = true;
                show();
            } else if (!paused && !selecting) {
                look(beat, beat.changes(topics), update);
            }
        });
    }

    /** Updates at every look while something is under way, whatever was seen to change. */
    public void eagerly(boolean underWay) {
        eager = underWay;
    }

    /** Holds the screen still while rows are selected. */
    public void selecting(boolean some) {
        selecting = some;
        show();
    }

    /** Runs an update: its failure is shown here and disturbs nothing else. */
    public void during(Runnable update) {
        try {
            update.run();
            latest = clock.instant();
            read = latest;
            stale = false;
            // What an update draws anew must not take the focus away
            getElement().executeJs("window.shadowLedger?.keepFocus()");
        } catch (SessionEndedException ended) {
            Message.failure(ended);
        } catch (LedgerException unreachable) {
            stale = true;
            seen = UNREAD;
        }
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs("window.shadowLedger?.watch(this)");
    }

    private void look(Beat beat, long changes, Runnable update) {
        if (eager || changes != seen || beat.at().isAfter(read.plus(LONGEST))) {
            seen = changes;
            during(update);
            return;
        }
        latest = beat.at();
        stale = false;
        show();
    }

    private void show() {
        var at = formats.times().clock(latest);
        setClassName("stale", stale);
        text.setText(getTranslation(
                stale ? "live.stale" : selecting ? "live.selecting" : paused ? "live.paused" : "live.as-of", at));
        // The time alone, every few seconds, would be noise to a screen reader
        text.getElement().setAttribute("aria-live", stale ? "assertive" : "off");
        pause.setIcon((paused ? VaadinIcon.PLAY : VaadinIcon.PAUSE).create());
        var label = getTranslation(paused ? "live.resume" : "live.pause");
        pause.setAriaLabel(label);
        pause.setTooltipText(label);
    }
}
