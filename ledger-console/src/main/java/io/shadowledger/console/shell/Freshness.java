package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.Span;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.SessionEndedException;
import io.shadowledger.console.format.Formats;
import java.time.Clock;
import java.time.Instant;

/** "As of 10:02:11", or since when the ledger has not answered; figures on the screen are never older than it says. */
public final class Freshness extends Span {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;
    private final transient Clock clock;
    private Instant latest;

    public Freshness(Formats formats, Clock clock) {
        this.formats = formats;
        this.clock = clock;
        this.latest = clock.instant();
        addClassName("freshness");
        setTitle(formats.times().zone());
    }

    /** Runs an update that nobody asked for: its failure is shown here and disturbs nothing else. */
    public void during(Runnable update) {
        try {
            update.run();
            latest = clock.instant();
            removeClassName("stale");
            setText(getTranslation("live.as-of", formats.times().clock(latest)));
        } catch (SessionEndedException ended) {
            Message.failure(ended);
        } catch (LedgerException unreachable) {
            addClassName("stale");
            setText(getTranslation("live.stale", formats.times().clock(latest)));
        }
    }
}
