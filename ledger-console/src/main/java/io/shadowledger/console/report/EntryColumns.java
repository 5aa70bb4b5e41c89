package io.shadowledger.console.report;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.report.ReportEntry;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entries of a statement file, in its order. */
final class EntryColumns {

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.account}</strong><span><span class="figure ${item.tone}">${item.amount}</span>
                <span class="quiet">${item.currency}</span></span></div>
              <div><span class="quiet">${item.text}</span><span class="quiet">${item.day}</span></div>
            </div>""";

    private EntryColumns() {}

    static Grid<ReportEntry> grid(KeysetPages<ReportEntry> pages, Formats formats) {
        var figures = formats.figures();
        var times = formats.times();
        var grid = Grids.create(ReportEntry.class, Ids.REPORT_ENTRIES, I18NProvider.translate("report.part.entries"));
        Grids.figure(grid, I18NProvider.translate("column.number"), row -> figures.count(row.number()), row -> "quiet")
                .setAutoWidth(true);
        Grids.link(
                grid,
                I18NProvider.translate("column.account"),
                row -> "accounts/" + row.accountId(),
                ReportEntry::accountId);
        Grids.text(grid, I18NProvider.translate("column.value"), row -> times.day(row.valueTime()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.figure(
                grid,
                I18NProvider.translate("column.amount"),
                row -> figures.signed(row.amount()),
                row -> Parts.tone(row.amount()));
        grid.addColumn(ReportEntry::currency)
                .setHeader(I18NProvider.translate("column.currency"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, I18NProvider.translate("column.reference"), EntryColumns::references)
                .setWidth("14rem")
                .setFlexGrow(0);
        Grids.text(grid, I18NProvider.translate("column.description"), EntryColumns::text)
                .setFlexGrow(1);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<ReportEntry>of(CARD)
                        .withProperty("account", ReportEntry::accountId)
                        .withProperty("currency", ReportEntry::currency)
                        .withProperty("amount", row -> figures.signed(row.amount()))
                        .withProperty("tone", row -> Parts.tone(row.amount()))
                        .withProperty("text", EntryColumns::text)
                        .withProperty("day", row -> times.day(row.valueTime()))));
        grid.setEmptyStateComponent(Parts.empty(
                I18NProvider.translate("report.entries.none.title"),
                I18NProvider.translate("report.entries.none.text")));
        Grids.lazy(grid, () -> pages, ReportEntry::number);
        return grid;
    }

    private static String references(ReportEntry row) {
        return Stream.of(row.bankReference(), row.reference())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    private static String text(ReportEntry row) {
        var said = Objects.requireNonNullElse(row.description(), "");
        return row.reversal() ? I18NProvider.translate("report.entry.reversal", said) : said;
    }
}
