package io.shadowledger.console.correction;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.LedgerExports;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.format.Totals;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.ExportLink;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.RoleNeeded;
import io.shadowledger.console.shell.SelectionBar;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checker's inbox: what waits for a decision first, then everything that was decided, newest first. */
@Route("corrections")
@PermitAll
class CorrectionsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient Inbox inbox;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final transient Clock clock;
    private final Freshness freshness;
    private final Select<CorrectionStatus> status = new Select<>();
    private final Grid<Correction> grid;
    private final SelectionBar selection;
    private transient List<Correction> chosen = List.of();

    CorrectionsView(
            CorrectionsApi corrections, LedgerExports exports, CurrentUser users, Formats formats, Clock clock) {
        this.inbox = new Inbox(corrections, exports);
        this.clock = clock;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.grid = Grids.create(Correction.class, Ids.CORRECTIONS_GRID, getTranslation("corrections.grid"));
        this.selection = new SelectionBar(Ids.CORRECTIONS_SELECTION, approve(), clear());
        addClassNames("page", "fills");
        CorrectionColumns.addTo(grid, formats, clock);
        Grids.selectable(grid, row -> Inbox.mayApprove(row, users.get()), this::choose);
        status.setId(Ids.CORRECTIONS_STATUS);
        status.setLabel(getTranslation("corrections.filter.status"));
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("corrections.filter.all"));
        status.setItems(CorrectionStatus.values());
        status.setItemLabelGenerator(
                value -> value == null ? getTranslation("corrections.filter.all") : Badge.word(value));
        status.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                show(change.getValue());
                UI.getCurrent().getPage().getHistory().replaceState(null, new Location("corrections", query()));
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var title = Parts.title(getTranslation("corrections.title"));
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(title), new RoleNeeded(users.get()));
            return;
        }
        status.setValue(Inbox.parse(event.getLocation().getQueryParameters()));
        var filters = Parts.div("filter-bar", status);
        add(
                Parts.pageHead(title, freshness, export("csv"), export("xlsx")),
                new PolicyPanel(inbox.policies(), users.get(), formats),
                filters,
                selection,
                Parts.div("grid-frame", grid));
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("corrections.empty.title"), getTranslation("corrections.empty.text")));
        Grids.lazy(grid, inbox::pages, Correction::correctionId);
        freshness.during(() -> show(status.getValue()));
        freshness.follow(filters, Set.of(Topic.DRIFT), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("corrections.title"));
    }

    private void update() {
        if (inbox.refresh()) {
            grid.getDataProvider().refreshAll();
        }
    }

    private ExportLink export(String format) {
        return ExportLink.table(
                "csv".equals(format) ? Ids.CORRECTIONS_EXPORT : Ids.CORRECTIONS_EXPORT_XLSX,
                () -> "corrections-" + formats.times().local(clock.instant()).toLocalDate(),
                format,
                out -> inbox.export(format, out));
    }

    private Button approve() {
        var approve = new Button(getTranslation("bulk.approve"));
        approve.setId(Ids.CORRECTIONS_APPROVE);
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.getElement().setAttribute("data-keys", "a");
        approve.addClickListener(click -> new ApproveAllDialog(inbox, formats, chosen, () -> {
                    grid.deselectAll();
                    freshness.during(this::update);
                })
                .open());
        return approve;
    }

    private Button clear() {
        var clear = new Button(getTranslation("selection.clear"), click -> grid.deselectAll());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.getElement().setAttribute("data-keys", "Escape");
        return clear;
    }

    private void choose(Set<Correction> rows) {
        chosen = rows.stream().limit(CorrectionsApi.MAX_BULK).toList();
        var total = new Totals();
        chosen.forEach(row -> total.add(row.currency(), row.amount()));
        selection.show(
                !chosen.isEmpty(),
                getTranslation(
                        rows.size() > CorrectionsApi.MAX_BULK ? "selection.corrections.most" : "selection.corrections",
                        formats.figures().count(chosen.size()),
                        total.text(formats.figures())));
        freshness.selecting(!chosen.isEmpty());
    }

    private void show(@Nullable CorrectionStatus wanted) {
        inbox.show(wanted);
        grid.getDataProvider().refreshAll();
    }

    private QueryParameters query() {
        return Inbox.query(status.getValue());
    }
}
