package io.shadowledger.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.SessionEndedException;

/** Short messages to the user; failures stay until they are dismissed. */
public final class Message {

    private Message() {}

    /** Confirms what was done. */
    public static void done(String text) {
        show(text, NotificationVariant.SUCCESS, 5_000);
    }

    /** Says what went wrong, or leads to the login page when the session has ended. */
    public static void failure(LedgerException failure) {
        if (failure instanceof SessionEndedException) {
            // The filter that guards every request ends the session and keeps this address for after the login.
            CurrentUser.signedOutByLedger();
            UI.getCurrent().getPage().reload();
            return;
        }
        failure(ProblemText.of(failure));
    }

    /** Says what went wrong. */
    public static void failure(String text) {
        show(text, NotificationVariant.ERROR, 0);
    }

    /** Runs what the user asked for and says it when the ledger refuses. */
    public static void trying(Runnable action) {
        try {
            action.run();
        } catch (LedgerException refused) {
            failure(refused);
        }
    }

    /** Says several things at once, until it is dismissed. */
    static void show(Component said, NotificationVariant variant) {
        show(said, variant, 0);
    }

    private static void show(String text, NotificationVariant variant, int millis) {
        show(new Div(new Text(text)), variant, millis);
    }

    private static void show(Component said, NotificationVariant variant, int millis) {
        var notification = new Notification();
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        notification.setDuration(millis);
        notification.addThemeVariants(variant);
        notification.setAssertive(millis == 0);
        Component[] parts = {said, close(notification)};
        var content = new Div(parts);
        content.setId(Ids.MESSAGE);
        content.addClassName("message");
        notification.add(content);
        notification.open();
    }

    private static Button close(Notification notification) {
        var button = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> notification.close());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(I18NProvider.translate("action.dismiss"));
        return button;
    }
}
