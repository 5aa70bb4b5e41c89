package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.shadowledger.api.drift.Break;
import io.shadowledger.console.format.Figures;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import org.jspecify.annotations.Nullable;

/** Both books side by side, what lies between them, and why. */
final class BooksPanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;
    private final Span cbs = figure(Ids.BREAK_CBS);
    private final Span shadow = figure(Ids.BREAK_SHADOW);
    private final Span drift = figure(Ids.BREAK_DRIFT);
    private final Span now = figure(Ids.BREAK_SHADOW_NOW);
    private final Span word = Parts.span("drift-word", "");
    private final Paragraph explanation = new Paragraph();
    private final Div facts = Parts.div("facts");

    BooksPanel(Formats formats) {
        this.formats = formats;
        explanation.setId(Ids.BREAK_EXPLANATION);
        explanation.addClassName("explanation");
        now.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected Section initContent() {
        return Parts.panel(
                getTranslation("break.books"),
                Parts.div(
                        "books",
                        book("break.shadow", shadow),
                        operator("−"),
                        book("break.cbs", cbs),
                        operator("="),
                        Parts.div(
                                "book", Parts.div("book-label", new Span(getTranslation("break.drift")), word), drift)),
                explanation,
                facts);
    }

    /** @param changed whether the balance has changed under the user's eyes */
    void show(Break summary, @Nullable String balanceNow, boolean changed) {
        var figures = formats.figures();
        var times = formats.times();
        cbs.setText(figure(figures, summary.reportedBalance()));
        shadow.setText(figure(figures, summary.shadowBalance()));
        drift.setText(figures.signed(summary.drift()));
        drift.removeClassNames("minus", "plus", "zero");
        drift.addClassName(Parts.tone(summary.drift()));
        word.setText(BreaksGrid.word(summary));
        explanation.setText(summary.explanation());
        now.setText(figure(figures, balanceNow));
        if (changed) {
            now.getElement().executeJs("window.shadowLedger.flash(this)");
        }
        facts.removeAll();
        facts.add(
                Parts.fact(getTranslation("break.as-of"), times.full(summary.asOf())),
                Parts.fact(getTranslation("break.basis"), Badge.word(summary.basis())),
                Parts.fact(
                        getTranslation("break.residual"),
                        Parts.signedFigure(figures.signed(summary.residual()), summary.residual())),
                Parts.fact(getTranslation("break.opened"), times.moment(summary.openedAt())),
                Parts.fact(getTranslation("break.shadow-now"), now),
                Parts.fact(
                        getTranslation("break.report"),
                        Parts.link("reports/" + summary.reportId(), getTranslation("break.report.open"))));
    }

    private Component book(String key, Span value) {
        return Parts.div("book", Parts.div("book-label", new Span(getTranslation(key))), value);
    }

    private static Span operator(String sign) {
        var operator = Parts.span("operator", sign);
        operator.getElement().setAttribute("aria-hidden", "true");
        return operator;
    }

    private static Span figure(String id) {
        var figure = Parts.figure("");
        figure.setId(id);
        return figure;
    }

    private String figure(Figures figures, @Nullable String decimal) {
        return decimal == null ? getTranslation("balance.none") : figures.plain(decimal);
    }
}
