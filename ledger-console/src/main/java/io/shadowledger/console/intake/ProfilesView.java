package io.shadowledger.console.intake;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.console.client.CurrentUser;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The saved ways in which core banking systems write their CSV. */
@Route(ReportTabs.PROFILES)
@PermitAll
class ProfilesView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.name}</strong><span class="quiet">${item.version}</span></div>
              <div><span class="quiet">${item.rules}</span><span class="quiet">${item.by}</span></div>
            </div>""";

    private final transient IntakeDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Grid<ReportProfile> grid;
    private transient List<ReportProfile> shown = List.of();

    ProfilesView(IntakeDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.grid = Grids.create(ReportProfile.class, Ids.PROFILES_GRID, getTranslation("profiles.title"));
        addClassNames("page", "fills");
        columns();
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("profiles.empty.title"), getTranslation("profiles.empty.text")));
        Grids.onOpen(grid, row -> UI.getCurrent().navigate(href(row)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var title = Parts.title(getTranslation("profiles.title"));
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(title), new RoleNeeded(users.get()));
            return;
        }
        var head =
                users.get().isChecker() ? Parts.pageHead(title, freshness, create()) : Parts.pageHead(title, freshness);
        var tabs = new ReportTabs(ReportTabs.PROFILES);
        add(head, tabs, Parts.div("grid-frame", grid));
        freshness.during(this::update);
        freshness.follow(tabs, Set.of(Topic.DRIFT), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("profiles.title"));
    }

    private Button create() {
        var create = new Button(getTranslation("profiles.add"), VaadinIcon.PLUS.create());
        create.setId(Ids.PROFILE_ADD);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.getElement().setAttribute("data-keys", "a");
        create.addClickListener(click -> UI.getCurrent().navigate(ReportTabs.PROFILES + "/" + ProfileView.NEW));
        return create;
    }

    private void update() {
        var now = desk.profiles();
        if (!now.equals(shown)) {
            shown = now;
            grid.setItems(now);
        }
    }

    private void columns() {
        var times = formats.times();
        var figures = formats.figures();
        Grids.link(grid, getTranslation("column.name"), ProfilesView::href, ReportProfile::name)
                .setWidth("14rem");
        Grids.figure(grid, getTranslation("column.version"), row -> figures.count(row.version()), row -> "")
                .setAutoWidth(true);
        Grids.text(grid, getTranslation("column.rules"), ProfilesView::rules).setFlexGrow(1);
        Grids.text(grid, getTranslation("column.saved"), row -> times.moment(row.savedAt()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("column.saved-by"), ReportProfile::savedBy)
                .setWidth("10rem")
                .setFlexGrow(0);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<ReportProfile>of(CARD)
                        .withProperty("name", ReportProfile::name)
                        .withProperty(
                                "version", row -> getTranslation("profiles.version", figures.count(row.version())))
                        .withProperty("rules", ProfilesView::rules)
                        .withProperty("by", ReportProfile::savedBy)));
    }

    /** {@code ; · 1.234,50 · dd.MM.yyyy · windows-1250 · EUR}: what one tells files apart by. */
    private static String rules(ReportProfile row) {
        var rules = row.rules();
        var grouping = Objects.requireNonNullElse(rules.grouping(), "");
        return String.join(
                " · ",
                Objects.requireNonNullElse(rules.delimiter(), ","),
                "1" + grouping + "234" + Objects.requireNonNullElse(rules.decimal(), ".") + "50",
                Objects.requireNonNullElse(rules.dateFormat(), "yyyy-MM-dd"),
                Objects.requireNonNullElse(rules.encoding(), "UTF-8"),
                Objects.requireNonNullElse(rules.currency(), "–"));
    }

    private static String href(ReportProfile row) {
        return ReportTabs.PROFILES + "/" + row.name();
    }
}
