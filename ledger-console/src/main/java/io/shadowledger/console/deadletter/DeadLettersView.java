package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;

/** Events that could not be posted; the open ones unless others are asked for. */
@Route(Tabs.DEAD_LETTERS)
@PermitAll
class DeadLettersView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.account}</strong><span class="badge ${item.tone}">${item.status}</span></div>
              <div><span class="wrapped">${item.reason}</span></div>
              <div><span class="quiet">${item.at}</span></div>
            </div>""";

    private final transient DeadLetterDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Select<DeadLetterStatus> status = new Select<>();
    private final TextField reason = new TextField();
    private final Grid<DeadLetter> grid;
    private transient LettersFilter filter = LettersFilter.OPEN;
    private transient KeysetPages<DeadLetter> pages;

    DeadLettersView(DeadLetterDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.pages = desk.letters(filter);
        this.grid = Grids.create(DeadLetter.class, Ids.DEAD_LETTERS_GRID, getTranslation("dead-letters.grid"));
        addClassNames("page", "fills");
        columns();
        filters();
        Grids.onOpen(grid, row -> UI.getCurrent().navigate(href(row)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var title = Parts.title(getTranslation("dead-letters.title"));
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(title), new RoleNeeded(users.get()));
            return;
        }
        filter = LettersFilter.parse(event.getLocation().getQueryParameters());
        status.setValue(filter.status());
        reason.setValue(Objects.requireNonNullElse(filter.reason(), ""));
        var bar = Parts.div("filter-bar", status, reason);
        add(Parts.pageHead(title, freshness), new Tabs(Tabs.DEAD_LETTERS), bar, Parts.div("grid-frame", grid));
        Grids.lazy(grid, () -> pages, DeadLetter::id);
        freshness.during(this::show);
        freshness.follow(bar, Set.of(Topic.LETTERS), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("dead-letters.title"));
    }

    private void filters() {
        status.setId(Ids.DEAD_LETTERS_STATUS);
        status.setLabel(getTranslation("dead-letters.filter.status"));
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("dead-letters.filter.status.all"));
        status.setItems(DeadLetterStatus.values());
        status.setItemLabelGenerator(
                value -> value == null ? getTranslation("dead-letters.filter.status.all") : Badge.word(value));
        reason.setId(Ids.DEAD_LETTERS_REASON);
        reason.setLabel(getTranslation("dead-letters.filter.reason"));
        reason.setPlaceholder(getTranslation("dead-letters.filter.reason.hint"));
        reason.setClearButtonVisible(true);
        reason.setValueChangeMode(ValueChangeMode.LAZY);
        reason.getElement().setAttribute("data-keys", "/");
        reason.getElement().setAttribute("data-key-focus", true);
        status.addValueChangeListener(change -> changed(change.isFromClient()));
        reason.addValueChangeListener(change -> changed(change.isFromClient()));
    }

    private void changed(boolean byTheUser) {
        if (byTheUser) {
            var text = reason.getValue().strip();
            filter = new LettersFilter(status.getValue(), text.isEmpty() ? null : text);
            freshness.during(this::show);
            UI.getCurrent().getPage().getHistory().replaceState(null, new Location(Tabs.DEAD_LETTERS, filter.query()));
        }
    }

    private void show() {
        pages = desk.letters(filter);
        grid.setEmptyStateComponent(
                filter.equals(LettersFilter.OPEN)
                        ? Parts.empty(
                                getTranslation("dead-letters.empty.title"), getTranslation("dead-letters.empty.text"))
                        : Parts.empty(
                                getTranslation("dead-letters.none.title"), getTranslation("dead-letters.none.text")));
        grid.getDataProvider().refreshAll();
    }

    private void update() {
        var head = desk.letters(filter);
        if (DeadLetterDesk.changed(pages, head)) {
            pages = head;
            grid.getDataProvider().refreshAll();
        }
    }

    private void columns() {
        var times = formats.times();
        Grids.link(grid, getTranslation("column.record"), DeadLettersView::href, DeadLetter::id)
                .setWidth("14rem")
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("column.arrived"), row -> times.moment(row.recordedAt()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("column.account"), DeadLettersView::account)
                .setWidth("10rem")
                .setFlexGrow(0);
        Grids.wrapped(grid, getTranslation("column.reason"), DeadLetter::reason).setFlexGrow(1);
        Grids.badge(grid, getTranslation("column.status"), row -> Badge.of(row.status()));
        Grids.text(
                        grid,
                        getTranslation("column.outcome"),
                        row -> row.lastReplay() == null
                                ? "–"
                                : Badge.word(row.lastReplay().status()))
                .setWidth("10rem")
                .setFlexGrow(0);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<DeadLetter>of(CARD)
                        .withProperty("account", DeadLettersView::account)
                        .withProperty("reason", DeadLetter::reason)
                        .withProperty("at", row -> times.minute(row.recordedAt()))
                        .withProperty("status", row -> Badge.of(row.status()).text())
                        .withProperty("tone", row -> Badge.of(row.status()).tone())));
    }

    private static String account(DeadLetter row) {
        return Objects.requireNonNullElse(row.key(), "–");
    }

    private static String href(DeadLetter row) {
        return Tabs.DEAD_LETTERS + "/" + row.id();
    }
}
