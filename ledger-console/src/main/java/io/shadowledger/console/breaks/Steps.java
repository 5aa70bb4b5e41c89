package io.shadowledger.console.breaks;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.console.shell.Ids;
import java.util.List;

/** How far a correction has come on its way into the book. */
final class Steps extends OrderedList {

    private static final long serialVersionUID = 1L;

    private static final List<String> STEPS = List.of("proposed", "approved", "released", "posted", "closed");

    private Steps(int reached) {
        setId(Ids.CORRECTION_STATUS);
        addClassName("steps");
        getElement().setAttribute("aria-label", getTranslation("steps.label")).setAttribute("aria-live", "polite");
        getElement().setAttribute("data-step", STEPS.get(reached));
        for (int i = 0; i < STEPS.size(); i++) {
            var step = new ListItem(getTranslation("steps." + STEPS.get(i)));
            boolean last = reached == STEPS.size() - 1;
            step.addClassName(i < reached || last ? "done" : i == reached ? "now" : "later");
            if (i == reached) {
                step.getElement().setAttribute("aria-current", "step");
            }
            add(step);
        }
    }

    static Steps of(BreakDetail detail, Correction correction) {
        if (detail.summary().status() == BreakStatus.CLOSED) {
            return new Steps(4);
        }
        return new Steps(
                switch (correction.status()) {
                    case PROPOSED, REJECTED, STALE, EXPIRED -> 0;
                    case APPROVED -> 1;
                    case RELEASED -> 2;
                    case POSTED -> 3;
                });
    }
}
