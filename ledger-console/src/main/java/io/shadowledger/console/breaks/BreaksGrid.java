package io.shadowledger.console.breaks;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Location;
import io.shadowledger.api.drift.Break;
import io.shadowledger.console.format.Figures;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of the queue. */
final class BreaksGrid extends Div {

    private static final long serialVersionUID = 1L;

    private static final String DRIFT = """
            <span class="drift ${item.tone}"><span class="figure">${item.text}</span>
            <span class="drift-word">${item.word}</span></span>""";

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.account}</strong><span class="drift ${item.tone}"><span class="figure">${item.text}</span>
                <span class="quiet">${item.currency}</span></span></div>
              <div><span class="quiet">${item.verdict} · ${item.age}</span><span class="badge ${item.gravityTone}">${item.gravity}</span></div>
              <div><span class="quiet">${item.owner}</span><span class="badge ${item.statusTone}">${item.status}</span></div>
            </div>""";

    private final transient BreakQueue queue;
    private final transient Figures figures;
    private final Grid<Break> grid;

    /** @param chosen hears of every change of the selection */
    BreaksGrid(BreakQueue queue, Formats formats, SerializableConsumer<Set<Break>> chosen) {
        this.queue = queue;
        this.figures = formats.figures();
        addClassName("grid-holder");
        grid = Grids.create(Break.class, Ids.BREAKS_GRID, getTranslation("breaks.grid"));
        columns();
        Grids.lazy(grid, queue::pages, Break::breakId);
        Grids.onOpen(grid, row -> Grids.go(place(row)));
        // Only what nobody has proposed anything for can be proposed
        Grids.selectable(grid, row -> row.status().isOpen(), chosen);
        add(grid);
    }

    /** Ends the selection. */
    void deselect() {
        grid.deselectAll();
    }

    /** Shows the queue as it is now; the selection and the place stay. */
    void show() {
        var filter = queue.filter();
        grid.setEmptyStateComponent(
                filter.equals(BreaksFilter.NONE)
                        ? Parts.empty(getTranslation("breaks.empty.title"), getTranslation("breaks.empty.text"))
                        : Parts.empty(getTranslation("breaks.none.title"), getTranslation("breaks.none.text")));
        grid.getDataProvider().refreshAll();
    }

    private void columns() {
        Grids.link(grid, getTranslation("column.account"), this::href, Break::accountId)
                .setWidth("9rem");
        grid.addColumn(Break::currency)
                .setHeader(getTranslation("column.currency"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.figure(grid, getTranslation("column.cbs"), row -> balance(row.reportedBalance()), row -> "")
                .setWidth("8.25rem");
        Grids.figure(grid, getTranslation("column.shadow"), row -> balance(row.shadowBalance()), row -> "")
                .setWidth("8.25rem");
        grid.addColumn(LitRenderer.<Break>of(DRIFT)
                        .withProperty("text", row -> figures.signed(row.drift()))
                        .withProperty("tone", row -> Parts.tone(row.drift()))
                        .withProperty("word", BreaksGrid::word))
                .setHeader(Parts.span("drift-head", getTranslation("column.drift")))
                .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END)
                .setWidth("11rem")
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("column.cause"), row -> Badge.word(row.verdict()))
                .setAutoWidth(true)
                .setFlexGrow(1);
        Grids.badge(grid, getTranslation("column.severity"), row -> Badge.of(row.severity()));
        Grids.badge(grid, getTranslation("column.status"), row -> Badge.of(row.status()));
        Grids.text(grid, getTranslation("column.owner"), row -> Objects.requireNonNullElse(row.owner(), "–"))
                .setWidth("6rem")
                .setFlexGrow(0);
        Grids.figure(grid, getTranslation("column.age"), this::age, row -> "quiet")
                .setAutoWidth(true);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<Break>of(CARD)
                        .withProperty("account", Break::accountId)
                        .withProperty("currency", Break::currency)
                        .withProperty("text", row -> figures.signed(row.drift()))
                        .withProperty("tone", row -> Parts.tone(row.drift()))
                        .withProperty("verdict", row -> Badge.word(row.verdict()))
                        .withProperty("age", this::age)
                        .withProperty("owner", row -> Objects.requireNonNullElse(row.owner(), "–"))
                        .withProperty("gravity", row -> Badge.of(row.severity()).text())
                        .withProperty(
                                "gravityTone", row -> Badge.of(row.severity()).tone())
                        .withProperty("status", row -> Badge.of(row.status()).text())
                        .withProperty(
                                "statusTone", row -> Badge.of(row.status()).tone())));
    }

    /** Says in a word what the sign says: the shadow holds less, or more, than the CBS. */
    static String word(Break row) {
        return I18NProvider.translate(
                switch (Figures.sign(row.drift())) {
                    case -1 -> "drift.short";
                    case 1 -> "drift.over";
                    default -> "drift.none";
                });
    }

    private String href(Break row) {
        return place(row).getPathWithQueryParameters();
    }

    private Location place(Break row) {
        return new Location("breaks/" + row.breakId(), queue.filter().query());
    }

    private String balance(@Nullable String decimal) {
        return decimal == null ? getTranslation("balance.none") : figures.plain(decimal);
    }

    /** Since the value date, as the ledger counts it. */
    private String age(Break row) {
        return getTranslation("age.days", figures.count(row.ageDays()));
    }
}
