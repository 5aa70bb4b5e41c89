package io.shadowledger.console.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What is selected in a list and what can be done with all of it; not to be seen while nothing is. */
public final class SelectionBar extends Div {

    private static final long serialVersionUID = 1L;

    private final Span text = new Span();

    public SelectionBar(String id, Button... actions) {
        setId(id);
        addClassName("selection-bar");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("selection.label"));
        text.getElement().setAttribute("aria-live", "polite");
        add(text, Parts.div("actions", actions));
        setVisible(false);
    }

    /** @param selected what it says of the selection; ignored when that is empty */
    public void show(boolean some, String selected) {
        setVisible(some);
        text.setText(some ? selected : "");
    }
}
