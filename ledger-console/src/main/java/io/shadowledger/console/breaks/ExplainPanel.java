package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;

/** What every explainer says of a break, asked when the user wants to know. */
final class ExplainPanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    private final transient BreakDesk desk;
    private final transient Formats formats;
    private final Div result = Parts.div("stack");
    private String breakId = "";

    ExplainPanel(BreakDesk desk, Formats formats) {
        this.desk = desk;
        this.formats = formats;
        result.setId(Ids.BREAK_EXPLAINED);
        result.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected Section initContent() {
        var ask = new Button(getTranslation("explain.ask"), VaadinIcon.LIGHTBULB.create());
        ask.setId(Ids.BREAK_EXPLAIN);
        ask.setDisableOnClick(true);
        ask.getElement().setAttribute("data-keys", "e");
        ask.addClickListener(click -> {
            Message.trying(() -> show(desk.explain(breakId)));
            ask.setEnabled(true);
        });
        return Parts.panel(
                getTranslation("explain.title"),
                Parts.div("title-line", ask, Parts.span("quiet", getTranslation("explain.text"))),
                result);
    }

    /** Forgets what was said of another break. */
    void of(String about) {
        breakId = about;
        result.removeAll();
    }

    private void show(BreakExplanation explanation) {
        var figures = formats.figures();
        var steps = new OrderedList();
        steps.addClassName("explainers");
        explanation.steps().forEach(step -> steps.add(line(step)));
        result.removeAll();
        result.add(
                Parts.div(
                        "title-line",
                        Parts.fact(
                                getTranslation("break.drift"),
                                Parts.signedFigure(figures.signed(explanation.drift()), explanation.drift())),
                        Parts.fact(
                                getTranslation("break.residual"),
                                Parts.signedFigure(figures.signed(explanation.residual()), explanation.residual()))),
                steps);
    }

    private ListItem line(BreakExplanation.Step step) {
        var head = Parts.div(
                "title-line",
                Parts.span("explainer", step.explainer()),
                new Badge(
                                Badge.word(step.found()),
                                switch (step.found()) {
                                    case CAUSE -> "good";
                                    case PATTERN -> "moderate";
                                    case AMBIGUOUS -> "waiting";
                                    case NOTHING -> "neutral";
                                })
                        .component());
        if (step.confidence() > 0) {
            head.add(Parts.span("quiet", getTranslation("match.confidence", step.confidence())));
        }
        var item = new ListItem(head, Parts.span("explained", step.sentence()));
        item.setClassName("nothing", step.found() == BreakExplanation.Found.NOTHING);
        return item;
    }
}
