package io.shadowledger.console.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.LedgerFeed;
import io.shadowledger.console.client.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives every screen its language and its updates, and every session an error handler that says known failures in a sentence, and unknown ones with a trace id. */
@Component
class SessionSetup implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SessionSetup.class);

    private final Language language;
    private final LedgerFeed feed;

    SessionSetup(Language language, LedgerFeed feed) {
        this.language = language;
        this.feed = feed;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(SessionSetup::handle));
        event.getSource().addUIInitListener(init -> prepare(init.getUI()));
    }

    private void prepare(UI ui) {
        language.apply(ui);
        LiveUpdates.prepare(ui, feed);
        var lost = ui.getReconnectDialogConfiguration();
        lost.setDialogText(ui.getTranslation("connection.lost"));
        lost.setDialogTextGaveUp(ui.getTranslation("connection.gave-up"));
    }

    private static void handle(ErrorEvent error) {
        for (var cause = error.getThrowable(); cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerException known) {
                if (UI.getCurrent() != null) {
                    Message.failure(known);
                }
                return;
            }
        }
        var traceId = TraceId.current();
        LOG.atError()
                .addKeyValue("traceId", traceId)
                .setCause(error.getThrowable())
                .log("A request failed");
        if (UI.getCurrent() != null) {
            Message.failure(I18NProvider.translate("problem.unexpected", traceId));
        }
    }
}
