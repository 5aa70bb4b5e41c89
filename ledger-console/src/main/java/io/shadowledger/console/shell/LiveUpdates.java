package io.shadowledger.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Duration;

/**
 * Keeps an open screen up to date. The browser asks every few seconds, which needs no open connection and passes every
 * proxy; a screen that follows something under way asks more often.
 */
public final class LiveUpdates {

    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration FOLLOWING = Duration.ofSeconds(1);

    private LiveUpdates() {}

    /** Runs the update at every tick for as long as the component is on the screen. */
    public static void on(Component component, Runnable update) {
        // Within the same view a navigation adds components to a screen that is attached already.
        component.getUI().ifPresent(ui -> follow(component, ui, update));
        component.addAttachListener(attached -> follow(component, attached.getUI(), update));
    }

    /** Sets the pace: once a second while something is under way, else every five seconds. */
    public static void pace(UI ui, boolean following) {
        int millis = Math.toIntExact((following ? FOLLOWING : CALM).toMillis());
        if (ui.getPollInterval() != millis) {
            ui.setPollInterval(millis);
        }
    }

    private static void follow(Component component, UI ui, Runnable update) {
        pace(ui, false);
        var registration = ui.addPollListener(tick -> update.run());
        component.addDetachListener(detached -> {
            detached.unregisterListener();
            registration.remove();
        });
    }
}
