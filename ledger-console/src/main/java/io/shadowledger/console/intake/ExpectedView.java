package io.shadowledger.console.intake;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.report.ExpectedReport;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Which reports the core banking system owes, and which of them are missing. */
@Route(ReportTabs.EXPECTED)
@PermitAll
class ExpectedView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.name}</strong><span class="badge ${item.tone}">${item.state}</span></div>
              <div><span class="quiet">${item.pattern}</span><span class="quiet">${item.due}</span></div>
            </div>""";

    private final transient ExpectedDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Grid<ExpectedReport> grid;
    private transient List<ExpectedReport> shown = List.of();

    ExpectedView(ExpectedDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.grid = Grids.create(ExpectedReport.class, Ids.EXPECTED_GRID, getTranslation("expected.title"));
        addClassNames("page", "fills");
        columns();
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("expected.empty.title"), getTranslation("expected.empty.text")));
        Grids.onOpen(grid, row -> UI.getCurrent().navigate(href(row)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var title = Parts.title(getTranslation("expected.title"));
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(title), new RoleNeeded(users.get()));
            return;
        }
        var head =
                users.get().isChecker() ? Parts.pageHead(title, freshness, create()) : Parts.pageHead(title, freshness);
        var tabs = new ReportTabs(ReportTabs.EXPECTED);
        add(head, tabs, Parts.div("grid-frame", grid));
        freshness.during(this::update);
        freshness.follow(tabs, Set.of(Topic.DRIFT), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("expected.title"));
    }

    private Button create() {
        var create = new Button(getTranslation("expected.add"), VaadinIcon.PLUS.create());
        create.setId(Ids.EXPECTED_ADD);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.getElement().setAttribute("data-keys", "a");
        create.addClickListener(click -> ExpectedDialog.open(desk, null, formats, this::update));
        return create;
    }

    private void update() {
        var now = desk.expected();
        if (!now.equals(shown)) {
            shown = now;
            grid.setItems(now);
        }
    }

    private void columns() {
        var figures = formats.figures();
        Grids.link(grid, getTranslation("column.name"), ExpectedView::href, ExpectedReport::name)
                .setWidth("14rem");
        Grids.badge(grid, getTranslation("column.status"), row -> state(row, formats));
        Grids.text(grid, getTranslation("expected.pattern"), ExpectedReport::namePattern)
                .setFlexGrow(1);
        Grids.text(grid, getTranslation("expected.days"), ExpectedView::days)
                .setWidth("13rem")
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("expected.deadline"), ExpectedView::due)
                .setWidth("16rem")
                .setFlexGrow(0);
        Grids.figure(grid, getTranslation("column.version"), row -> figures.count(row.version()), row -> "quiet")
                .setAutoWidth(true);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<ExpectedReport>of(CARD)
                        .withProperty("name", ExpectedReport::name)
                        .withProperty("state", row -> state(row, formats).text())
                        .withProperty("tone", row -> state(row, formats).tone())
                        .withProperty("pattern", ExpectedReport::namePattern)
                        .withProperty("due", ExpectedView::due)));
    }

    static Badge state(ExpectedReport row, Formats formats) {
        return row.missing() == 0
                ? new Badge(I18NProvider.translate("expected.all-here"), "good")
                : new Badge(
                        I18NProvider.translate(
                                "expected.missing", formats.figures().count(row.missing())),
                        "bad");
    }

    static String days(ExpectedReport row) {
        return row.days().stream().map(Badge::word).collect(Collectors.joining(" "));
    }

    /** {@code 06:30 of the day after, Europe/Prague}. */
    static String due(ExpectedReport row) {
        var key = switch (row.dayOffset()) {
            case 0 -> "expected.due.same";
            case 1 -> "expected.due.next";
            default -> "expected.due.later";
        };
        return I18NProvider.translate(key, row.deadline(), row.zone(), row.dayOffset());
    }

    private static String href(ExpectedReport row) {
        return ReportTabs.EXPECTED + "/" + row.name();
    }
}
