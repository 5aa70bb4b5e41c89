package io.shadowledger.console.intake;

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
import io.shadowledger.api.report.AccountAlias;
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

/** What the bank calls accounts that the ledger keeps under another id. */
@Route(ReportTabs.ALIASES)
@PermitAll
class AliasesView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.alias}</strong></div>
              <div><span>${item.account}</span><span class="quiet">${item.by}</span></div>
            </div>""";

    private final transient IntakeDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Grid<AccountAlias> grid;
    private transient KeysetPages<AccountAlias> pages;

    AliasesView(IntakeDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.pages = desk.aliases();
        this.grid = Grids.create(AccountAlias.class, Ids.ALIASES_GRID, getTranslation("aliases.title"));
        addClassNames("page", "fills");
        columns();
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("aliases.empty.title"), getTranslation("aliases.empty.text")));
        Grids.lazy(grid, () -> pages, AccountAlias::alias);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var title = Parts.title(getTranslation("aliases.title"));
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(title), new RoleNeeded(users.get()));
            return;
        }
        var head = Parts.pageHead(title, freshness);
        if (users.get().isChecker()) {
            head = Parts.pageHead(title, freshness, create());
            Grids.onOpen(grid, row -> AliasDialog.change(desk, row, this::reload));
        }
        var tabs = new ReportTabs(ReportTabs.ALIASES);
        add(head, tabs, Parts.div("grid-frame", grid));
        freshness.during(this::reload);
        freshness.follow(tabs, Set.of(Topic.DRIFT), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("aliases.title"));
    }

    private Button create() {
        var create = new Button(getTranslation("aliases.add"), VaadinIcon.PLUS.create());
        create.setId(Ids.ALIAS_ADD);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.getElement().setAttribute("data-keys", "a");
        create.addClickListener(click -> AliasDialog.create(desk, this::reload));
        return create;
    }

    private void reload() {
        pages = desk.aliases();
        grid.getDataProvider().refreshAll();
    }

    private void update() {
        var head = desk.aliases();
        if (IntakeDesk.changed(pages, head)) {
            pages = head;
            grid.getDataProvider().refreshAll();
        }
    }

    private void columns() {
        var times = formats.times();
        Grids.text(grid, getTranslation("column.alias"), AccountAlias::alias).setFlexGrow(1);
        Grids.link(
                        grid,
                        getTranslation("column.account"),
                        row -> "accounts/" + row.accountId(),
                        AccountAlias::accountId)
                .setWidth("16rem");
        Grids.text(grid, getTranslation("column.saved"), row -> times.moment(row.addedAt()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("column.saved-by"), AccountAlias::addedBy)
                .setWidth("10rem")
                .setFlexGrow(0);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<AccountAlias>of(CARD)
                        .withProperty("alias", AccountAlias::alias)
                        .withProperty("account", AccountAlias::accountId)
                        .withProperty("by", AccountAlias::addedBy)));
    }
}
