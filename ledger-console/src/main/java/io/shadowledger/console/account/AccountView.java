package io.shadowledger.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.CsvDownload;
import io.shadowledger.console.shell.DateTexts;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.TimeChart;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** One account: its balances, and its statement, newest first. */
@Route("accounts")
@PermitAll
class AccountView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient AccountDesk desk;
    private final transient Formats formats;
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Div balances = Parts.div("balances");
    private final Div carried = Parts.div("notice");
    private final TimeChart chart;
    private final AsOfBalance asOf;
    private final Grid<StatementLine> grid;
    private String accountId = "";
    private transient Statement part = new Statement(null, null, null);
    private transient KeysetPages<StatementLine> pages;

    AccountView(AccountDesk desk, Formats formats) {
        this.desk = desk;
        this.formats = formats;
        this.chart = new TimeChart(formats, Ids.ACCOUNT_CHART, getTranslation("account.chart"));
        this.asOf = new AsOfBalance(desk, formats);
        this.pages = desk.pages("", part);
        addClassNames("page", "fills", "account");
        var i18n = DateTexts.of(getLocale());
        from.setId(Ids.ACCOUNT_FROM);
        from.setLabel(getTranslation("account.from"));
        from.setI18n(i18n);
        from.setClearButtonVisible(true);
        to.setId(Ids.ACCOUNT_TO);
        to.setLabel(getTranslation("account.to"));
        to.setI18n(i18n);
        to.setClearButtonVisible(true);
        from.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                narrow(new Statement(part.currency(), change.getValue(), part.to()));
            }
        });
        to.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                narrow(new Statement(part.currency(), part.from(), change.getValue()));
            }
        });
        grid = StatementColumns.grid(formats);
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("account.empty.title"), getTranslation("account.empty.text")));
        Grids.lazy(grid, () -> pages, StatementLine::eventId);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        accountId = parameter;
        var known = desk.balances(parameter);
        if (known.isEmpty()) {
            throw new NotFoundException("no account " + parameter);
        }
        var asked = Statement.of(event.getLocation().getQueryParameters());
        var currency = known.stream()
                .map(ShadowBalance::currency)
                .filter(code -> code.equals(asked.currency()))
                .findFirst()
                .orElse(known.getFirst().currency());
        from.setValue(asked.from());
        to.setValue(asked.to());
        removeAll();
        add(
                head(),
                balances,
                Parts.div("account-tools", Parts.div("filter-bar", from, to), asOf),
                chart,
                carried,
                Parts.div("grid-frame", grid));
        show(known, new Statement(currency, asked.from(), asked.to()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", accountId);
    }

    private void show(List<ShadowBalance> known, Statement wanted) {
        balances.removeAll();
        for (var balance : known) {
            balances.add(balance(balance, balance.currency().equals(wanted.currency())));
        }
        part = wanted;
        pages = desk.pages(accountId, wanted);
        asOf.of(accountId, String.valueOf(wanted.currency()));
        showRecent(wanted);
        grid.getDataProvider().refreshAll();
    }

    private void showRecent(Statement wanted) {
        var recent = desk.recent(accountId, wanted);
        chart.show(String.valueOf(wanted.currency()), BalancePoints.of(recent.lines()));
        var start = recent.carriedForward();
        carried.setVisible(start != null);
        if (start != null) {
            carried.setText(getTranslation(
                    "account.carried",
                    formats.times().full(start.detachedBefore()),
                    formats.figures().plain(start.balance()),
                    String.valueOf(wanted.currency())));
        }
    }

    private void narrow(Statement wanted) {
        part = wanted;
        pages = desk.pages(accountId, wanted);
        showRecent(wanted);
        grid.getDataProvider().refreshAll();
        UI.getCurrent().getPage().getHistory().replaceState(null, location(wanted));
    }

    private Location location(Statement wanted) {
        return new Location("accounts/" + accountId, wanted.query());
    }

    private Component balance(ShadowBalance balance, boolean shown) {
        var figures = formats.figures();
        var figure = Parts.figure(figures.plain(balance.balance()));
        if (balance.overdrawn()) {
            figure.addClassName("minus");
        }
        var link = Parts.link(
                location(new Statement(balance.currency(), part.from(), part.to()))
                        .getPathWithQueryParameters(),
                "");
        link.addClassName("balance");
        link.add(
                Parts.span("tile-label", getTranslation("account.balance", balance.currency())),
                Parts.div("balance-value", figure, Parts.span("quiet", balance.currency())),
                Parts.span(
                        "tile-note",
                        getTranslation(
                                balance.overdrawn() ? "account.entries.overdrawn" : "accounts.entries",
                                figures.count(balance.entries()))));
        if (shown) {
            link.getElement().setAttribute("aria-current", "true");
            figure.setId(Ids.ACCOUNT_BALANCE);
        }
        return link;
    }

    private Component head() {
        var back = Parts.link("accounts", getTranslation("accounts.title"));
        back.addComponentAsFirst(VaadinIcon.ARROW_LEFT.create());
        back.addClassName("back");
        back.getElement().setAttribute("data-keys", "u");
        var export = new CsvDownload(
                Ids.ACCOUNT_EXPORT,
                getTranslation("action.export"),
                () -> "statement-" + accountId.replaceAll("[^A-Za-z0-9._-]", "_") + ".csv",
                csv -> desk.export(accountId, part, csv));
        return Parts.div("page-top", Parts.div("crumbs", back), Parts.pageHead(new H1(accountId), export));
    }
}
