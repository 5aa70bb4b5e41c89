package io.shadowledger.console.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.Location;
import io.shadowledger.console.client.KeysetPages;
import java.util.Set;
import java.util.function.Supplier;

/** What the console's grids have in common. */
public final class Grids {

    /** Below this width a grid shows one column of cards. */
    private static final int NARROW = 760;

    private static final int PAGE = 50;
    /** Fixed, as the width of rows that are not loaded yet is unknown and a figure must never be cut. */
    private static final String FIGURE_WIDTH = "9rem";

    private static final String LINK_WIDTH = "10rem";

    private Grids() {}

    /** An empty grid in the console's style. */
    public static <T> Grid<T> create(Class<T> type, String id, String ariaLabel) {
        var grid = new Grid<>(type, false);
        grid.setId(id);
        grid.setAriaLabel(ariaLabel);
        grid.setPageSize(PAGE);
        grid.setSizeFull();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.SINGLE);
        return grid;
    }

    /** Feeds a grid from pages that are fetched as the user scrolls; rows keep their identity by the given key. */
    public static <T> void lazy(Grid<T> grid, Supplier<KeysetPages<T>> pages, ValueProvider<T, Object> key) {
        var provider = new CallbackDataProvider<T, Void>(
                query -> pages.get().rows(query.getOffset(), query.getLimit()).stream(), query -> 0, key);
        grid.setDataProvider(provider);
        grid.getLazyDataView().setItemCountUnknown();
    }

    /** A right-aligned column of figures, wide enough for twelve digits with sign and grouping in every row to come. */
    public static <T> Grid.Column<T> figure(
            Grid<T> grid, String header, ValueProvider<T, String> text, ValueProvider<T, String> tone) {
        return grid.addColumn(LitRenderer.<T>of("<span class=\"figure ${item.tone}\">${item.text}</span>")
                        .withProperty("text", text)
                        .withProperty("tone", tone))
                .setHeader(header)
                .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END)
                .setWidth(FIGURE_WIDTH)
                .setFlexGrow(0);
    }

    /** A column of text that may be cut short. */
    public static <T> Grid.Column<T> text(Grid<T> grid, String header, ValueProvider<T, String> text) {
        return grid.addColumn(LitRenderer.<T>of("<span title=\"${item.text}\">${item.text}</span>")
                        .withProperty("text", text))
                .setHeader(header);
    }

    /** A column of text that takes as many lines as it needs. */
    public static <T> Grid.Column<T> wrapped(Grid<T> grid, String header, ValueProvider<T, String> text) {
        return grid.addColumn(LitRenderer.<T>of("<span class=\"wrapped\">${item.text}</span>")
                        .withProperty("text", text))
                .setHeader(header);
    }

    /** A column of badges. */
    public static <T> Grid.Column<T> badge(Grid<T> grid, String header, ValueProvider<T, Badge> badge) {
        return grid.addColumn(LitRenderer.<T>of("<span class=\"badge ${item.tone}\">${item.text}</span>")
                        .withProperty("text", row -> badge.apply(row).text())
                        .withProperty("tone", row -> badge.apply(row).tone()))
                .setHeader(header)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    /** A column of links. */
    public static <T> Grid.Column<T> link(
            Grid<T> grid, String header, ValueProvider<T, String> href, ValueProvider<T, String> text) {
        return grid.addColumn(LitRenderer.<T>of(
                                "<a router-link href=\"${item.href}\" tabindex=\"-1\" title=\"${item.text}\">${item.text}</a>")
                        .withProperty("href", href)
                        .withProperty("text", text))
                .setHeader(header)
                .setWidth(LINK_WIDTH)
                .setResizable(true)
                .setFlexGrow(0);
    }

    /**
     * Opens a row by click, or by Enter on any of its cells: arrows move, Enter opens, without a round trip per arrow.
     */
    public static <T> void onOpen(Grid<T> grid, SerializableConsumer<T> open) {
        grid.addClassName("opens");
        grid.addItemClickListener(click -> open.accept(click.getItem()));
        grid.getElement()
                .addEventListener("row-open", event -> {
                    var key = event.getEventData().get("event.detail").asString();
                    var item = grid.getDataCommunicator().getKeyMapper().get(key);
                    if (item != null) {
                        open.accept(item);
                    }
                })
                .addEventData("event.detail");
        grid.addAttachListener(attached -> grid.getElement().executeJs("window.shadowLedger.openRowsOnEnter(this)"));
    }

    /**
     * Lets several rows be selected, by their boxes or by the key x.
     *
     * @param possible which rows may be selected at all
     * @param chosen hears of every change
     */
    public static <T> void selectable(
            Grid<T> grid, SerializablePredicate<T> possible, SerializableConsumer<Set<T>> chosen) {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.setItemSelectableProvider(possible);
        if (grid.getSelectionModel() instanceof GridMultiSelectionModel<T> model) {
            // All of a list that is read as one scrolls would be an unknown number of rows
            model.setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.HIDDEN);
        }
        grid.addSelectionListener(selection -> chosen.accept(selection.getAllSelectedItems()));
        grid.getElement()
                .addEventListener("row-select", event -> {
                    var item = grid.getDataCommunicator()
                            .getKeyMapper()
                            .get(event.getEventData().get("event.detail").asString());
                    if (item == null || !possible.test(item)) {
                        return;
                    }
                    if (grid.getSelectedItems().contains(item)) {
                        grid.deselect(item);
                    } else {
                        grid.select(item);
                    }
                })
                .addEventData("event.detail");
    }

    /** On a phone, shows the card column instead of all others. */
    public static <T> void cardsWhenNarrow(Grid<T> grid, Grid.Column<T> card) {
        card.setVisible(false);
        card.setHeader(grid.getAriaLabel().orElse(""));
        grid.addAttachListener(attached -> {
            var page = attached.getUI().getPage();
            fit(grid, card, width(attached.getUI()));
            var registration = page.addBrowserWindowResizeListener(resized -> fit(grid, card, resized.getWidth()));
            grid.addDetachListener(detached -> {
                detached.unregisterListener();
                registration.remove();
            });
        });
    }

    /** Goes to a place of the console, its query included. */
    public static void go(Location place) {
        UI.getCurrent().navigate(place.getPath(), place.getQueryParameters());
    }

    private static int width(UI ui) {
        return ui.getPage().getExtendedClientDetails().getWindowInnerWidth();
    }

    private static <T> void fit(Grid<T> grid, Grid.Column<T> card, int width) {
        boolean narrow = width > 0 && width < NARROW;
        if (card.isVisible() != narrow || grid.getColumns().size() == 1) {
            grid.getColumns().forEach(column -> column.setVisible(column.equals(card) == narrow));
            grid.setClassName("cards", narrow);
        }
    }
}
