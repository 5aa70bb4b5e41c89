package io.shadowledger.console.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Span;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.StatusFeed;
import io.shadowledger.console.format.Formats;

/** How many records could not be posted and wait for somebody; not to be seen when there are none. */
final class OpenDeadLetters extends Span {

    private static final long serialVersionUID = 1L;

    private final transient StatusFeed feed;
    private final transient Formats formats;

    OpenDeadLetters(StatusFeed feed, Formats formats) {
        this.feed = feed;
        this.formats = formats;
        setId(Ids.DEAD_LETTERS_OPEN);
        addClassName("nav-count");
        setVisible(false);
        LiveUpdates.on(this, beat -> setVisible(beat.answered() && shown()));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        setVisible(shown());
    }

    /** Says how many there are; whether there are any. */
    private boolean shown() {
        try {
            long open = feed.get().openDeadLetters();
            var count = formats.figures().count(open);
            setText(count);
            setTitle(getTranslation("nav.dead-letters.open", count));
            return open > 0;
        } catch (LedgerException unreachable) {
            // The ledger's state beside it says so.
            return false;
        }
    }
}
