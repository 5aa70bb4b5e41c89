package io.shadowledger.console.account;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** The balance over time, as steps; the statement beside it says the same in figures. */
@JavaScript("context://webjars/uplot/1.6.30/dist/uPlot.iife.min.js")
@StyleSheet("context://webjars/uplot/1.6.30/dist/uPlot.min.css")
final class BalanceChart extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;

    BalanceChart(Formats formats) {
        this.formats = formats;
        setId(Ids.ACCOUNT_CHART);
        addClassName("chart");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", getTranslation("account.chart"));
    }

    /** @param lines oldest first */
    void show(String currency, List<StatementLine> lines) {
        var times = JsonNodeFactory.instance.arrayNode();
        var balances = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            // The balance after the last of several entries of one moment is the balance of that moment.
            if (i + 1 == lines.size() || !lines.get(i + 1).valueTime().equals(line.valueTime())) {
                times.add(line.valueTime().getEpochSecond());
                balances.add(new BigDecimal(line.balance()));
            }
        }
        setVisible(times.size() > 1);
        if (times.size() > 1) {
            int decimals = Math.max(0, new BigDecimal(lines.getFirst().balance()).scale());
            getElement()
                    .executeJs(
                            "window.shadowLedger.chart(this, $0, $1, $2, $3, $4, $5)",
                            times,
                            balances,
                            getLocale().toLanguageTag(),
                            formats.times().zone(),
                            currency,
                            decimals);
        }
    }
}
