package io.shadowledger.console.account;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.account.AccountSummary;
import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;

/** All accounts of the shadow book, found by how their id begins. */
@Route("accounts")
@PermitAll
class AccountsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 100;
    private static final int PAUSE_MILLIS = 300;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.account}</strong><span><span class="figure ${item.tone}">${item.balance}</span>
                <span class="quiet">${item.currency}</span></span></div>
              <div><span class="quiet">${item.entries}</span><span class="quiet">${item.at}</span></div>
            </div>""";

    private final transient AccountsApi accounts;
    private final transient Formats formats;
    private final TextField prefix = new TextField();
    private final Grid<AccountSummary> grid;
    private transient KeysetPages<AccountSummary> pages;

    AccountsView(AccountsApi accounts, Formats formats) {
        this.accounts = accounts;
        this.formats = formats;
        this.pages = pages("");
        addClassNames("page", "fills");
        prefix.setId(Ids.ACCOUNTS_PREFIX);
        prefix.setLabel(getTranslation("accounts.filter"));
        prefix.setPlaceholder(getTranslation("breaks.filter.account.hint"));
        prefix.setPrefixComponent(VaadinIcon.SEARCH.create());
        prefix.setClearButtonVisible(true);
        prefix.setValueChangeMode(ValueChangeMode.LAZY);
        prefix.setValueChangeTimeout(PAUSE_MILLIS);
        prefix.getElement().setAttribute("data-keys", "/").setAttribute("data-key-focus", true);
        prefix.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                show(change.getValue().strip());
                UI.getCurrent().getPage().getHistory().replaceState(null, new Location("accounts", query()));
            }
        });
        grid = Grids.create(AccountSummary.class, Ids.ACCOUNTS_GRID, getTranslation("accounts.grid"));
        columns();
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("accounts.empty.title"), getTranslation("accounts.empty.text")));
        Grids.lazy(grid, () -> pages, row -> row.accountId() + " " + row.currency());
        Grids.onOpen(grid, row -> Grids.go(place(row)));
        var bar = Parts.div("filter-bar", prefix);
        bar.getElement().setAttribute("role", "search");
        add(Parts.pageHead(Parts.title(getTranslation("accounts.title"))), bar, Parts.div("grid-frame", grid));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("prefix")
                .orElse("");
        prefix.setValue(wanted);
        show(wanted);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("accounts.title"));
    }

    private void show(String wanted) {
        pages = pages(wanted);
        grid.getDataProvider().refreshAll();
    }

    private KeysetPages<AccountSummary> pages(String wanted) {
        return new KeysetPages<>(
                (after, limit) -> accounts.accounts(wanted.isBlank() ? null : wanted, after, limit), PAGE);
    }

    private QueryParameters query() {
        return prefix.getValue().isBlank()
                ? QueryParameters.empty()
                : new QueryParameters(Map.of("prefix", List.of(prefix.getValue().strip())));
    }

    private void columns() {
        var figures = formats.figures();
        Grids.link(grid, getTranslation("column.account"), AccountsView::href, AccountSummary::accountId)
                .setFlexGrow(1);
        grid.addColumn(AccountSummary::currency)
                .setHeader(getTranslation("column.currency"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.figure(
                grid,
                getTranslation("column.shadow"),
                row -> figures.plain(row.balance()),
                row -> row.overdrawn() ? "minus" : "");
        Grids.figure(grid, getTranslation("column.entries"), row -> figures.count(row.entries()), row -> "")
                .setAutoWidth(true);
        Grids.text(grid, getTranslation("column.last-event"), this::lastEvent)
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<AccountSummary>of(CARD)
                        .withProperty("account", AccountSummary::accountId)
                        .withProperty("currency", AccountSummary::currency)
                        .withProperty("balance", row -> figures.plain(row.balance()))
                        .withProperty("tone", row -> row.overdrawn() ? "minus" : "")
                        .withProperty(
                                "entries", row -> getTranslation("accounts.entries", figures.count(row.entries())))
                        .withProperty("at", this::lastEvent)));
    }

    private String lastEvent(AccountSummary row) {
        return row.lastEventAt() == null ? "–" : formats.times().moment(row.lastEventAt());
    }

    private static String href(AccountSummary row) {
        return place(row).getPathWithQueryParameters();
    }

    private static Location place(AccountSummary row) {
        return new Location(
                "accounts/" + row.accountId(), new QueryParameters(Map.of("currency", List.of(row.currency()))));
    }
}
