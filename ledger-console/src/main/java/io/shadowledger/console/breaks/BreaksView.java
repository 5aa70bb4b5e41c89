package io.shadowledger.console.breaks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.drift.Break;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.client.StatusFeed;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.format.Totals;
import io.shadowledger.console.shell.ExportLink;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.RoleNeeded;
import io.shadowledger.console.shell.SelectionBar;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The breaks queue: where finance staff begin. */
@Route("breaks")
@PermitAll
class BreaksView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient BreakQueue queue;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final transient Clock clock;
    private final FilterBar filters;
    private final BreaksGrid grid;
    private final Tiles tiles;
    private final Freshness freshness;
    private final SelectionBar selection;
    private final SavedFilters saved;
    private transient List<Break> chosen = List.of();

    BreaksView(
            BreakQueue queue,
            BreakDesk desk,
            BreakFigures figures,
            StatusFeed status,
            CurrentUser users,
            Formats formats,
            Clock clock) {
        this.queue = queue;
        this.users = users;
        this.formats = formats;
        this.clock = clock;
        this.filters = new FilterBar(this::filtered);
        this.grid = new BreaksGrid(queue, formats, this::choose);
        this.tiles = new Tiles(figures, status, formats, this::choose);
        this.freshness = new Freshness(formats, clock);
        this.selection = new SelectionBar(Ids.BREAKS_SELECTION, propose(desk), clear());
        this.saved = new SavedFilters(users.get().name(), this::choose);
        addClassNames("page", "fills");
        freshness.follow(tiles, Set.of(Topic.DRIFT), this::update);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(Parts.title(getTranslation("breaks.title"))), new RoleNeeded(users.get()));
            return;
        }
        queue.show(BreaksFilter.of(event.getLocation().getQueryParameters()));
        filters.show(queue.filter());
        saved.show(queue.filter());
        freshness.setId(Ids.BREAKS_AS_OF);
        add(
                Parts.pageHead(Parts.title(getTranslation("breaks.title")), freshness, export("csv"), export("xlsx")),
                tiles,
                Parts.div("filters", filters, saved),
                selection,
                Parts.div("grid-frame", grid));
        freshness.during(() -> tiles.of(queue.filter()));
        grid.show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("breaks.title"));
    }

    private void update() {
        tiles.update();
        if (queue.refresh()) {
            grid.show();
        }
    }

    private ExportLink export(String format) {
        return ExportLink.table(
                "csv".equals(format) ? Ids.BREAKS_EXPORT : Ids.BREAKS_EXPORT_XLSX,
                () -> "breaks-" + formats.times().local(clock.instant()).toLocalDate(),
                format,
                out -> queue.export(format, out));
    }

    private Button propose(BreakDesk desk) {
        var propose = new Button(getTranslation("bulk.propose"));
        propose.setId(Ids.BREAKS_PROPOSE);
        propose.addThemeVariants(ButtonVariant.PRIMARY);
        propose.getElement().setAttribute("data-keys", "a");
        propose.addClickListener(click -> new ProposeDialog(desk, formats, chosen, () -> {
                    grid.deselect();
                    freshness.during(this::update);
                })
                .open());
        return propose;
    }

    private Button clear() {
        var clear = new Button(getTranslation("selection.clear"), click -> grid.deselect());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.getElement().setAttribute("data-keys", "Escape");
        return clear;
    }

    /** At most so many at once as the ledger takes; the first chosen have the right. */
    private void choose(Set<Break> rows) {
        chosen = rows.stream().limit(CorrectionsApi.MAX_BULK).toList();
        var drift = new Totals();
        chosen.forEach(row -> drift.add(row.currency(), row.drift()));
        selection.show(
                !chosen.isEmpty(),
                getTranslation(
                        rows.size() > CorrectionsApi.MAX_BULK ? "selection.breaks.most" : "selection.breaks",
                        formats.figures().count(chosen.size()),
                        drift.text(formats.figures())));
        freshness.selecting(!chosen.isEmpty());
    }

    private void choose(BreaksFilter kept) {
        filters.show(kept);
        filtered(kept);
    }

    private void filtered(BreaksFilter wanted) {
        saved.show(wanted);
        queue.show(wanted);
        freshness.during(() -> tiles.of(wanted));
        grid.show();
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location("breaks", wanted.query())));
    }
}
