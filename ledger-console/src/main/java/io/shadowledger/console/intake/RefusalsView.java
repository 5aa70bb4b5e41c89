package io.shadowledger.console.intake;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.report.SourceRefusal;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.ReportTabs;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Set;

/** The files of a source that could not be read as reports, and why. */
@Route(ReportTabs.SOURCES)
@PermitAll
class RefusalsView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.name}</strong><span class="quiet">${item.at}</span></div>
              <div><span class="wrapped">${item.reason}</span></div>
            </div>""";

    private final transient ExpectedDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Grid<SourceRefusal> grid;
    private String source = "";
    private transient KeysetPages<SourceRefusal> pages;

    RefusalsView(ExpectedDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.pages = desk.refusals("");
        this.grid = Grids.create(SourceRefusal.class, Ids.REFUSALS_GRID, getTranslation("sources.refusals"));
        addClassNames("page", "fills");
        columns();
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("sources.none.title"), getTranslation("sources.none.text")));
        Grids.lazy(grid, () -> pages, SourceRefusal::number);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        source = parameter;
        removeAll();
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(Parts.title(getTranslation("sources.title"))), new RoleNeeded(users.get()));
            return;
        }
        if (desk.sources().stream().noneMatch(known -> known.name().equals(parameter))) {
            throw new NotFoundException("no source " + parameter);
        }
        pages = desk.refusals(parameter);
        var frame = Parts.div("grid-frame", grid);
        add(head(), frame);
        freshness.during(() -> grid.getDataProvider().refreshAll());
        freshness.follow(frame, Set.of(Topic.DRIFT), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", source);
    }

    private void update() {
        var head = desk.refusals(source);
        if (IntakeDesk.changed(pages, head)) {
            pages = head;
            grid.getDataProvider().refreshAll();
        }
    }

    private Component head() {
        var back = Parts.link(ReportTabs.SOURCES, getTranslation("sources.title"));
        back.addComponentAsFirst(VaadinIcon.ARROW_LEFT.create());
        back.addClassName("back");
        back.getElement().setAttribute("data-keys", "u");
        return Parts.div(
                "page-top",
                Parts.div("crumbs", back),
                Parts.pageHead(Parts.title(getTranslation("sources.refusals.of", source)), freshness));
    }

    private void columns() {
        var times = formats.times();
        Grids.text(grid, getTranslation("report.file"), SourceRefusal::name)
                .setWidth("16rem")
                .setFlexGrow(0);
        Grids.wrapped(grid, getTranslation("column.reason"), SourceRefusal::reason)
                .setFlexGrow(2);
        Grids.text(grid, getTranslation("sources.where"), SourceRefusal::place).setFlexGrow(1);
        Grids.text(grid, getTranslation("sources.refused"), row -> times.moment(row.refusedAt()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<SourceRefusal>of(CARD)
                        .withProperty("name", SourceRefusal::name)
                        .withProperty("reason", SourceRefusal::reason)
                        .withProperty("at", row -> times.minute(row.refusedAt()))));
    }
}
