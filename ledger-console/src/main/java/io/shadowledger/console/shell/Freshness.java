package io.shadowledger.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.SessionEndedException;
import io.shadowledger.console.format.Formats;
import java.time.Clock;
import java.time.Instant;

/**
 * "As of 10:02:11", or since when the ledger has not answered; figures on the screen are never older than it says. The
 * button beside it holds the screen still, and so does a selection of rows: what one is about to decide must not move.
 */
public final class Freshness extends Span {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;
    private final transient Clock clock;
    private final Span text = new Span();
    private final Button pause = new Button();
    private Instant latest;
    private boolean stale;
    private boolean paused;
    private boolean selecting;

    public Freshness(Formats formats, Clock clock) {
        this.formats = formats;
        this.clock = clock;
        this.latest = clock.instant();
        addClassName("freshness");
        text.setTitle(formats.times().zone());
        pause.setId(Ids.LIVE_PAUSE);
        pause.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        pause.addClickListener(click -> {
            paused = !paused;
            show();
        });
        add(text, pause);
        show();
    }

    /** Runs an update at every tick while the component is on the screen, unless the user holds the screen still. */
    public void follow(Component component, Runnable update) {
        LiveUpdates.on(component, () -> {
            if (!paused && !selecting) {
                during(update);
            }
        });
    }

    /** Holds the screen still while rows are selected. */
    public void selecting(boolean some) {
        selecting = some;
        show();
    }

    /** Runs an update that nobody asked for: its failure is shown here and disturbs nothing else. */
    public void during(Runnable update) {
        try {
            update.run();
            latest = clock.instant();
            stale = false;
        } catch (SessionEndedException ended) {
            Message.failure(ended);
        } catch (LedgerException unreachable) {
            stale = true;
        }
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
