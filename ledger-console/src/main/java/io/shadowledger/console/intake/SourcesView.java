package io.shadowledger.console.intake;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.report.ReportSource;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.ReportTabs;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The places that reports are taken from by themselves. */
@Route(ReportTabs.SOURCES)
@PermitAll
class SourcesView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.name}</strong><span class="badge ${item.tone}">${item.state}</span></div>
              <div><span class="quiet">${item.where}</span><span class="quiet">${item.refused}</span></div>
            </div>""";

    private final transient ExpectedDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Grid<ReportSource> grid;
    private transient List<ReportSource> shown = List.of();

    SourcesView(ExpectedDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.grid = Grids.create(ReportSource.class, Ids.SOURCES_GRID, getTranslation("sources.title"));
        addClassNames("page", "fills");
        columns();
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("sources.empty.title"), getTranslation("sources.empty.text")));
        Grids.onOpen(grid, row -> UI.getCurrent().navigate(href(row)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var title = Parts.title(getTranslation("sources.title"));
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(title), new RoleNeeded(users.get()));
            return;
        }
        var tabs = new ReportTabs(ReportTabs.SOURCES);
        add(Parts.pageHead(title, freshness), tabs, Parts.div("grid-frame", grid));
        freshness.during(this::update);
        freshness.follow(tabs, Set.of(Topic.DRIFT), this::update);
        // A place that is read, or fails, changes nothing in the book
        freshness.eagerly(true);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("sources.title"));
    }

    private void update() {
        var now = desk.sources();
        if (!now.equals(shown)) {
            shown = now;
            grid.setItems(now);
        }
    }

    private void columns() {
        var times = formats.times();
        var figures = formats.figures();
        Grids.link(grid, getTranslation("column.name"), SourcesView::href, ReportSource::name)
                .setWidth("12rem");
        Grids.badge(grid, getTranslation("column.status"), row -> state(row.state()));
        Grids.text(grid, getTranslation("sources.kind"), row -> Badge.word(row.kind()))
                .setWidth("8rem")
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("sources.where"), ReportSource::where).setFlexGrow(1);
        Grids.wrapped(grid, getTranslation("sources.detail"), row -> Objects.requireNonNullElse(row.detail(), "–"))
                .setFlexGrow(1);
        Grids.text(
                        grid,
                        getTranslation("sources.read"),
                        row -> row.lastReadAt() == null ? "–" : times.moment(row.lastReadAt()))
                .setWidth("13rem")
                .setFlexGrow(0);
        Grids.figure(grid, getTranslation("sources.taken"), row -> figures.count(row.taken()), row -> "")
                .setWidth("7rem");
        Grids.figure(
                        grid,
                        getTranslation("sources.refused"),
                        row -> figures.count(row.refused()),
                        row -> row.refused() > 0 ? "minus" : "")
                .setWidth("7rem");
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<ReportSource>of(CARD)
                        .withProperty("name", ReportSource::name)
                        .withProperty("state", row -> state(row.state()).text())
                        .withProperty("tone", row -> state(row.state()).tone())
                        .withProperty("where", ReportSource::where)
                        .withProperty(
                                "refused",
                                row -> getTranslation("sources.refused.count", figures.count(row.refused())))));
    }

    private static Badge state(ReportSource.State state) {
        return new Badge(
                Badge.word(state),
                switch (state) {
                    case NEW -> "neutral";
                    case READING -> "good";
                    case FAILING -> "bad";
                });
    }

    private static String href(ReportSource row) {
        return ReportTabs.SOURCES + "/" + row.name();
    }
}
