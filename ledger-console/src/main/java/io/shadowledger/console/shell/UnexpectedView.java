package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.SessionEndedException;
import io.shadowledger.console.client.TraceId;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that could not be shown: says why if the ledger said it, else the trace id to look for in the logs. */
@ParentLayout(MainLayout.class)
@PermitAll
class UnexpectedView extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedView.class);

    UnexpectedView() {
        addClassName("page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        add(Parts.title(getTranslation("unexpected.title")));
        var retry = Parts.link(event.getLocation().getPathWithQueryParameters(), getTranslation("unexpected.retry"));
        if (parameter.getCaughtException() instanceof LedgerException known) {
            if (known instanceof SessionEndedException) {
                Message.failure(known);
            }
            add(Parts.span("quiet", ProblemText.of(known)), retry);
            return HttpServletResponse.SC_BAD_GATEWAY;
        }
        var traceId = TraceId.current();
        LOG.atError()
                .addKeyValue("traceId", traceId)
                .setCause(parameter.getCaughtException())
                .log("A page could not be shown");
        add(Parts.span("quiet", getTranslation("problem.unexpected", traceId)), retry);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("unexpected.title"));
    }
}
