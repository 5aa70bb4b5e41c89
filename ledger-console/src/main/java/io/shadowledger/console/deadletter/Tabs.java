package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import io.shadowledger.console.shell.Parts;

/** Leads from dead letters to conflicts and back. */
final class Tabs extends Nav {

    static final String DEAD_LETTERS = "dead-letters";
    static final String CONFLICTS = "conflicts";

    private static final long serialVersionUID = 1L;

    /** @param current the path of the page that it stands on */
    Tabs(String current) {
        addClassName("tabs");
        getElement().setAttribute("aria-label", getTranslation("dead-letters.tabs"));
        add(
                tab(DEAD_LETTERS, getTranslation("dead-letters.title"), current),
                tab(CONFLICTS, getTranslation("dead-letters.conflicts"), current));
    }

    private static Anchor tab(String path, String text, String current) {
        var tab = Parts.link(path, text);
        tab.addClassName("tab");
        if (path.equals(current)) {
            tab.getElement().setAttribute("aria-current", "page");
        }
        return tab;
    }
}
