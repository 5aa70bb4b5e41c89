package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events that came twice with different content. */
@Route(Tabs.CONFLICTS)
@PermitAll
class ConflictsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.event}</strong><span class="quiet">${item.currency}</span></div>
              <div><span class="quiet">${item.differs}</span><span class="figure">${item.booked} / ${item.came}</span></div>
            </div>""";

    private final transient DeadLetterDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final TextField event = new TextField();
    private final Grid<Conflict> grid;
    private transient KeysetPages<Conflict> pages;

    ConflictsView(DeadLetterDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.pages = desk.conflicts(null);
        this.grid = Grids.create(Conflict.class, Ids.CONFLICTS_GRID, getTranslation("conflicts.grid"));
        addClassNames("page", "fills");
        columns();
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("conflicts.empty.title"), getTranslation("conflicts.empty.text")));
        Grids.onOpen(grid, row -> UI.getCurrent().navigate(href(row)));
        event.setId(Ids.CONFLICTS_EVENT);
        event.setLabel(getTranslation("conflicts.filter.event"));
        event.setPlaceholder(getTranslation("conflicts.filter.event.hint"));
        event.setClearButtonVisible(true);
        event.setValueChangeMode(ValueChangeMode.LAZY);
        event.getElement().setAttribute("data-keys", "/");
        event.getElement().setAttribute("data-key-focus", true);
        event.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                freshness.during(this::show);
                UI.getCurrent().getPage().getHistory().replaceState(null, new Location(Tabs.CONFLICTS, query()));
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entered) {
        removeAll();
        var title = Parts.title(getTranslation("dead-letters.conflicts"));
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(title), new RoleNeeded(users.get()));
            return;
        }
        event.setValue(entered.getLocation()
                .getQueryParameters()
                .getSingleParameter("event")
                .orElse(""));
        var bar = Parts.div("filter-bar", event);
        add(Parts.pageHead(title, freshness), new Tabs(Tabs.CONFLICTS), bar, Parts.div("grid-frame", grid));
        Grids.lazy(grid, () -> pages, Conflict::id);
        freshness.during(this::show);
        freshness.follow(bar, Set.of(Topic.LETTERS), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("dead-letters.conflicts"));
    }

    private @Nullable String wanted() {
        var text = event.getValue().strip();
        return text.isEmpty() ? null : text;
    }

    private QueryParameters query() {
        var text = wanted();
        return text == null ? QueryParameters.empty() : QueryParameters.of("event", text);
    }

    private void show() {
        pages = desk.conflicts(wanted());
        grid.getDataProvider().refreshAll();
    }

    private void update() {
        var head = desk.conflicts(wanted());
        if (DeadLetterDesk.changed(pages, head)) {
            pages = head;
            grid.getDataProvider().refreshAll();
        }
    }

    private void columns() {
        var times = formats.times();
        Grids.link(grid, getTranslation("column.event"), ConflictsView::href, Conflict::eventId)
                .setWidth("14rem");
        Grids.text(grid, getTranslation("column.arrived"), row -> times.moment(row.recordedAt()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("column.account"), row -> row.booked().accountId());
        grid.addColumn(row -> row.booked().currency())
                .setHeader(getTranslation("column.currency"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.figure(grid, getTranslation("column.booked"), this::booked, row -> "");
        Grids.figure(grid, getTranslation("column.came"), this::came, row -> "");
        Grids.text(grid, getTranslation("column.differs"), this::differs).setFlexGrow(1);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<Conflict>of(CARD)
                        .withProperty("event", Conflict::eventId)
                        .withProperty("currency", row -> row.booked().currency())
                        .withProperty("differs", this::differs)
                        .withProperty("booked", this::booked)
                        .withProperty("came", this::came)));
    }

    private String booked(Conflict row) {
        return formats.figures().signed(row.booked().amount());
    }

    private String came(Conflict row) {
        return row.came() == null ? "–" : formats.figures().signed(row.came().amount());
    }

    private String differs(Conflict row) {
        return row.differences().stream()
                .map(name -> getTranslation("EventContent." + name))
                .collect(Collectors.joining(", "));
    }

    private static String href(Conflict row) {
        return Tabs.CONFLICTS + "/" + row.id();
    }
}
