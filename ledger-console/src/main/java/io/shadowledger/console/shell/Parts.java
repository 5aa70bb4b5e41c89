package io.shadowledger.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.shadowledger.console.format.Figures;
import java.util.concurrent.atomic.AtomicLong;

/** The small pieces that all views are made of, so that they look alike. */
public final class Parts {

    private static final AtomicLong HEADINGS = new AtomicLong();

    private Parts() {}

    /** A box without more meaning than its style. */
    public static Div div(String className, Component... content) {
        var div = new Div(content);
        div.addClassName(className);
        return div;
    }

    /** A piece of text. */
    public static Span span(String className, String text) {
        var span = new Span(text);
        span.addClassName(className);
        return span;
    }

    /** A figure as written by {@link Figures}: equally wide digits, never broken over lines. */
    public static Span figure(String text) {
        return span("figure", text);
    }

    /** A signed figure in the colour of its sign; the sign itself is in the text. */
    public static Span signedFigure(String text, String decimal) {
        var figure = figure(text);
        figure.addClassName(tone(decimal));
        return figure;
    }

    /** The style class of an amount's sign. */
    public static String tone(String decimal) {
        return switch (Figures.sign(decimal)) {
            case -1 -> "minus";
            case 1 -> "plus";
            default -> "zero";
        };
    }

    /** The head of a page: its title, and what can be done with the whole of it. */
    public static Div pageHead(Component title, Component... actions) {
        return div("page-head", title, div("page-actions", actions));
    }

    public static H1 title(String text) {
        return new H1(text);
    }

    /** A titled panel; the title names the landmark. */
    public static Section panel(String title, Component... content) {
        var heading = new H2(title);
        heading.setId("heading-" + HEADINGS.incrementAndGet());
        var section = new Section(heading);
        section.add(content);
        section.addClassName("panel");
        section.getElement().setAttribute("aria-labelledby", heading.getId().orElseThrow());
        return section;
    }

    /** A label over a value. */
    public static Div fact(String label, Component value) {
        return div("fact", span("fact-label", label), value);
    }

    public static Div fact(String label, String value) {
        return fact(label, span("fact-value", value));
    }

    /** A link within the console. */
    public static Anchor link(String href, String text) {
        var anchor = new Anchor(href, text);
        anchor.getElement().setAttribute("router-link", true);
        return anchor;
    }

    /** A box that scrolls sideways when its content is wider, by keys too. */
    public static Div scrollable(String name, Component content) {
        var box = div("table-scroll", content);
        box.getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", name);
        return box;
    }

    /** What an empty list means, in a sentence, instead of a blank. */
    public static Div empty(String title, String meaning) {
        return div("empty", span("empty-title", title), span("quiet", meaning));
    }
}
