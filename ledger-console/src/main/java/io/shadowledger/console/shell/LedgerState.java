package io.shadowledger.console.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.shadowledger.api.system.SystemStatus;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.SessionEndedException;
import io.shadowledger.console.client.StatusFeed;
import io.shadowledger.console.format.Formats;
import java.util.Objects;

/** Whether the book balances and how far behind it is, in words; leads to the status page. */
final class LedgerState extends Anchor {

    private static final long serialVersionUID = 1L;

    private final transient StatusFeed feed;
    private final transient Formats formats;
    private final Span book = Parts.span("ledger-state-book", "");
    private final Span lag = Parts.span("ledger-state-lag", "");

    LedgerState(StatusFeed feed, Formats formats) {
        this.feed = feed;
        this.formats = formats;
        setHref("status");
        getElement().setAttribute("router-link", true);
        setId(Ids.LEDGER_STATE);
        addClassName("ledger-state");
        add(book, lag);
        LiveUpdates.on(this, beat -> {
            if (beat.answered()) {
                update();
            } else {
                away();
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        update();
    }

    private void update() {
        try {
            show(feed.get());
        } catch (SessionEndedException ended) {
            Message.failure(ended);
        } catch (LedgerException unreachable) {
            away();
        }
    }

    private void away() {
        tone("unknown");
        book.setText(getTranslation("state.unreachable"));
        lag.setText(getTranslation("state.retrying"));
    }

    private void show(SystemStatus status) {
        tone(status.balanced() ? "good" : "bad");
        book.setText(getTranslation(status.balanced() ? "state.balanced" : "state.unbalanced"));
        lag.setText(lagInWords(status));
    }

    private String lagInWords(SystemStatus status) {
        if (status.partitions().stream().map(SystemStatus.Partition::lag).anyMatch(Objects::isNull)) {
            return getTranslation("state.lag.unknown");
        }
        long waiting = status.partitions().stream()
                .map(SystemStatus.Partition::lag)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return waiting == 0
                ? getTranslation("state.lag.none")
                : getTranslation("state.lag.some", formats.figures().count(waiting));
    }

    private void tone(String tone) {
        removeClassNames("good", "bad", "unknown");
        addClassName(tone);
    }
}
