package io.shadowledger.console.report;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.console.format.Figures;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of a report's lines. */
final class LineColumns {

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.account}</strong><span><span class="figure ${item.tone}">${item.drift}</span>
                <span class="quiet">${item.currency}</span></span></div>
              <div><span class="quiet">${item.verdict}</span></div>
            </div>""";

    private LineColumns() {}

    static Grid<DriftLine> grid(Formats formats) {
        var figures = formats.figures();
        var grid = Grids.create(DriftLine.class, Ids.REPORT_LINES, I18NProvider.translate("report.lines"));
        Grids.link(grid, I18NProvider.translate("column.account"), ReportView::href, DriftLine::accountId);
        grid.addColumn(DriftLine::currency)
                .setHeader(I18NProvider.translate("column.currency"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.figure(
                grid, I18NProvider.translate("column.cbs"), line -> plain(figures, line.reportedBalance()), line -> "");
        Grids.figure(
                grid,
                I18NProvider.translate("column.shadow"),
                line -> plain(figures, line.shadowBalance()),
                line -> "");
        Grids.figure(grid, I18NProvider.translate("column.drift"), line -> signed(figures, line), LineColumns::tone);
        Grids.text(grid, I18NProvider.translate("column.cause"), line -> Badge.word(line.verdict()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(
                        grid,
                        I18NProvider.translate("column.explanation"),
                        line -> Objects.requireNonNullElse(line.explanation(), ""))
                .setFlexGrow(1);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<DriftLine>of(CARD)
                        .withProperty("account", DriftLine::accountId)
                        .withProperty("currency", DriftLine::currency)
                        .withProperty("drift", line -> signed(figures, line))
                        .withProperty("tone", LineColumns::tone)
                        .withProperty("verdict", line -> Badge.word(line.verdict()))));
        Grids.onOpen(grid, ReportView::open);
        return grid;
    }

    private static String plain(Figures figures, @Nullable String decimal) {
        return decimal == null ? I18NProvider.translate("balance.none") : figures.plain(decimal);
    }

    private static String signed(Figures figures, DriftLine line) {
        return line.drift() == null ? "–" : figures.signed(line.drift());
    }

    private static String tone(DriftLine line) {
        return line.drift() == null ? "" : Parts.tone(line.drift());
    }
}
