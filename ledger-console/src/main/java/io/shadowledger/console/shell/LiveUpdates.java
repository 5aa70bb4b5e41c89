package io.shadowledger.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.LedgerFeed;
import io.shadowledger.console.client.LedgerFeed.Beat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an open screen up to date: the ledger is looked at once for all screens ({@link LedgerFeed}), and what is new is
 * pushed to the browser. All that a screen shows is brought up to date in one go, on a thread of its own, so that a
 * screen whose rows take long holds up no other. Looks that come meanwhile count as one.
 */
public final class LiveUpdates implements LedgerFeed.Viewer {

    private final UI ui;
    private final LedgerFeed feed;
    private final List<Consumer<Beat>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Beat> waiting = new AtomicReference<>();

    private LiveUpdates(UI ui, LedgerFeed feed) {
        this.ui = ui;
        this.feed = feed;
    }

    /** Prepares a new screen; it is looked for once something on it wants to be kept up to date. */
    static void prepare(UI ui, LedgerFeed feed) {
        var updates = new LiveUpdates(ui, feed);
        ComponentUtil.setData(ui, LiveUpdates.class, updates);
        ui.addDetachListener(closed -> feed.leave(updates));
    }

    /** Tells of every look at the ledger for as long as the component is on the screen. */
    public static void on(Component component, Consumer<Beat> listener) {
        // Within the same view a navigation adds components to a screen that is attached already.
        component.getUI().flatMap(LiveUpdates::of).ifPresent(updates -> updates.follow(component, listener));
        component.addAttachListener(
                attached -> of(attached.getUI()).ifPresent(updates -> updates.follow(component, listener)));
    }

    private static Optional<LiveUpdates> of(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, LiveUpdates.class));
    }

    private void follow(Component component, Consumer<Beat> listener) {
        if (listeners.isEmpty()) {
            feed.follow(this);
        }
        listeners.add(listener);
        component.addDetachListener(detached -> {
            detached.unregisterListener();
            listeners.remove(listener);
        });
    }

    @Override
    public void beat(Beat beat) {
        if (waiting.getAndSet(beat) == null) {
            Thread.startVirtualThread(() -> access(this::show));
        }
    }

    @Override
    public void ended() {
        Thread.startVirtualThread(() -> access(() -> {
            CurrentUser.signedOutByLedger();
            ui.getPage().reload();
        }));
    }

    private void access(Runnable change) {
        try {
            // Its failures go to the session's error handler
            var _ = ui.access(change::run);
        } catch (UIDetachedException closed) {
            feed.leave(this);
        }
    }

    private void show() {
        var beat = waiting.getAndSet(null);
        if (beat != null) {
            feed.asUserOf(this, () -> listeners.forEach(listener -> listener.accept(beat)));
        }
    }
}
