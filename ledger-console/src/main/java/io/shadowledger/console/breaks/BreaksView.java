package io.shadowledger.console.breaks;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.StatusFeed;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.CsvDownload;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.LiveUpdates;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

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

    BreaksView(
            BreakQueue queue,
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
        this.grid = new BreaksGrid(queue, formats, clock);
        this.tiles = new Tiles(figures, status, formats);
        this.freshness = new Freshness(formats, clock);
        addClassNames("page", "fills");
        LiveUpdates.on(tiles, this::update);
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
        freshness.setId(Ids.BREAKS_AS_OF);
        var export = new CsvDownload(
                Ids.BREAKS_EXPORT,
                getTranslation("action.export"),
                () -> "breaks-" + formats.times().local(clock.instant()).toLocalDate() + ".csv",
                queue::export);
        add(
                Parts.pageHead(Parts.title(getTranslation("breaks.title")), freshness, export),
                tiles,
                filters,
                Parts.div("grid-frame", grid));
        freshness.during(tiles::update);
        grid.show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("breaks.title"));
    }

    private void update() {
        freshness.during(() -> {
            tiles.update();
            if (queue.refresh()) {
                grid.show();
            }
        });
    }

    private void filtered(BreaksFilter wanted) {
        queue.show(wanted);
        grid.show();
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location("breaks", wanted.query())));
    }
}
