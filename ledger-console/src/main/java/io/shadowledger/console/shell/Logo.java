package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.Image;

/** The product's mark: a book and its shadow. */
public final class Logo extends Image {

    private static final long serialVersionUID = 1L;

    public Logo() {
        super("icon.svg", "");
        addClassName("logo");
        getElement().setAttribute("aria-hidden", "true");
    }
}
