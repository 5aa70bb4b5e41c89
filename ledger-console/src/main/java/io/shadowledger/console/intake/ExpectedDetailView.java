package io.shadowledger.console.intake;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.FormDialog;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.ReportTabs;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One expected report, day by day. */
@Route(ReportTabs.EXPECTED)
@PermitAll
class ExpectedDetailView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.day}</strong><span class="badge ${item.tone}">${item.state}</span></div>
              <div><span class="quiet">${item.due}</span><span class="quiet">${item.received}</span></div>
            </div>""";

    private final transient ExpectedDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Div facts = Parts.div("facts");
    private final Div badges = Parts.div("badges");
    private final Grid<ExpectedOccurrence> grid;
    private String name = "";
    private transient KeysetPages<ExpectedOccurrence> pages;
    private transient @Nullable ExpectedReport shown;

    ExpectedDetailView(ExpectedDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.pages = desk.occurrences("");
        this.grid =
                Grids.create(ExpectedOccurrence.class, Ids.OCCURRENCES_GRID, getTranslation("expected.occurrences"));
        addClassNames("page", "fills");
        columns();
        Grids.lazy(grid, () -> pages, ExpectedOccurrence::day);
        Grids.onOpen(grid, row -> {
            if (row.reportId() != null) {
                UI.getCurrent().navigate("reports/" + row.reportId());
            }
        });
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        name = parameter;
        shown = null;
        removeAll();
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(Parts.title(getTranslation("expected.title"))), new RoleNeeded(users.get()));
            return;
        }
        var expected = desk.find(parameter).orElseThrow(() -> new NotFoundException("no expected report " + parameter));
        pages = desk.occurrences(parameter);
        add(head(), facts, Parts.div("grid-frame", grid));
        freshness.during(() -> show(expected));
        freshness.follow(facts, Set.of(Topic.DRIFT), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", name);
    }

    private void update() {
        desk.find(name).ifPresent(this::show);
        var head = desk.occurrences(name);
        if (IntakeDesk.changed(pages, head)) {
            pages = head;
            grid.getDataProvider().refreshAll();
        }
    }

    private void show(ExpectedReport expected) {
        if (expected.equals(shown)) {
            return;
        }
        shown = expected;
        badges.removeAll();
        badges.add(ExpectedView.state(expected, formats).component());
        facts.removeAll();
        facts.add(
                Parts.fact(getTranslation("expected.pattern"), expected.namePattern()),
                Parts.fact(getTranslation("expected.days"), ExpectedView.days(expected)),
                Parts.fact(getTranslation("expected.deadline"), ExpectedView.due(expected)),
                Parts.fact(
                        getTranslation("expected.holidays"),
                        formats.figures().count(expected.holidays().size())),
                Parts.fact(
                        getTranslation("column.saved"),
                        getTranslation(
                                "correction.by-at",
                                expected.savedBy(),
                                formats.times().moment(expected.savedAt()))));
    }

    private Component head() {
        var back = Parts.link(ReportTabs.EXPECTED, getTranslation("expected.title"));
        back.addComponentAsFirst(VaadinIcon.ARROW_LEFT.create());
        back.addClassName("back");
        back.getElement().setAttribute("data-keys", "u");
        var actions = Parts.div("page-actions", freshness);
        if (users.get().isChecker()) {
            var change = new Button(getTranslation("expected.change"), click -> {
                if (shown != null) {
                    ExpectedDialog.open(desk, shown, formats, this::update);
                }
            });
            change.setId(Ids.EXPECTED_CHANGE);
            var remove = new Button(getTranslation("expected.remove"), click -> remove());
            remove.setId(Ids.EXPECTED_REMOVE);
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            actions.add(change, remove);
        }
        return Parts.div(
                "page-top",
                Parts.div("crumbs", back),
                Parts.div("page-head", Parts.div("title-line", new H1(name), badges), actions));
    }

    private void remove() {
        var confirm = new Button(getTranslation("expected.remove.confirm"));
        confirm.setId(Ids.EXPECTED_REMOVE_CONFIRM);
        confirm.addThemeVariants(ButtonVariant.ERROR);
        new FormDialog(getTranslation("expected.remove.title", name), getTranslation("expected.remove.text"))
                .startingAt(confirm)
                .confirm(
                        confirm,
                        () -> true,
                        () -> desk.delete(name),
                        () -> UI.getCurrent().navigate(ReportTabs.EXPECTED))
                .open();
    }

    private void columns() {
        var times = formats.times();
        Grids.text(grid, getTranslation("column.day"), this::day)
                .setWidth("11rem")
                .setFlexGrow(0);
        Grids.badge(grid, getTranslation("column.status"), row -> state(row.state()));
        Grids.text(grid, getTranslation("expected.due"), row -> times.minute(row.dueAt()))
                .setWidth("13rem")
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("column.received"), row -> at(row.receivedAt()))
                .setWidth("13rem")
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("expected.missed"), row -> at(row.missedAt()))
                .setFlexGrow(1);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<ExpectedOccurrence>of(CARD)
                        .withProperty("day", this::day)
                        .withProperty("state", row -> state(row.state()).text())
                        .withProperty("tone", row -> state(row.state()).tone())
                        .withProperty("due", row -> times.minute(row.dueAt()))
                        .withProperty("received", row -> at(row.receivedAt()))));
    }

    private String day(ExpectedOccurrence row) {
        return formats.times().day(formats.times().startOf(row.day()));
    }

    private String at(@Nullable Instant moment) {
        return moment == null ? "–" : formats.times().minute(moment);
    }

    private static Badge state(ExpectedOccurrence.State state) {
        return new Badge(
                Badge.word(state),
                switch (state) {
                    case EXPECTED -> "neutral";
                    case RECEIVED -> "good";
                    case LATE -> "waiting";
                    case MISSING -> "bad";
                });
    }
}
