package io.shadowledger.console.shell;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import io.shadowledger.console.format.Formats;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** An amount over time, as steps. It is a picture: what it shows must also stand in figures beside it. */
@JavaScript("context://webjars/uplot/1.6.30/dist/uPlot.iife.min.js")
@StyleSheet("context://webjars/uplot/1.6.30/dist/uPlot.min.css")
public final class TimeChart extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;

    /** @param name what it shows, for those who do not see it */
    public TimeChart(Formats formats, String id, String name) {
        this.formats = formats;
        setId(id);
        addClassName("chart");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", name);
    }

    /** @param amount decimal string, from that moment on */
    public record Point(Instant at, String amount) {}

    /**
     * Draws the points; with fewer than two there is nothing to see.
     *
     * @param points oldest first, at most one per moment
     */
    public void show(String currency, List<Point> points) {
        setVisible(points.size() > 1);
        if (points.size() < 2) {
            return;
        }
        var times = JsonNodeFactory.instance.arrayNode();
        var amounts = JsonNodeFactory.instance.arrayNode();
        for (var point : points) {
            times.add(point.at().getEpochSecond());
            amounts.add(new BigDecimal(point.amount()));
        }
        int decimals = Math.max(0, new BigDecimal(points.getFirst().amount()).scale());
        getElement()
                .executeJs(
                        "window.shadowLedger.chart(this, $0, $1, $2, $3, $4, $5)",
                        times,
                        amounts,
                        getLocale().toLanguageTag(),
                        formats.times().zone(),
                        currency,
                        decimals);
    }
}
