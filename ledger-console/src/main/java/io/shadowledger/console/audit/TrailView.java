package io.shadowledger.console.audit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.ExportLink;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Set;

/** Who did what, newest first, and whether the trail is what was written. */
@Route("audit")
@PermitAll
class TrailView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient TrailDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final transient Clock clock;
    private final Freshness freshness;
    private final TrailFilterBar filters;
    private final Grid<AuditEntry> grid;
    private transient TrailFilter filter = TrailFilter.NONE;
    private transient KeysetPages<AuditEntry> pages;

    TrailView(TrailDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.clock = clock;
        this.freshness = new Freshness(formats, clock);
        this.filters = new TrailFilterBar(this::changed);
        this.pages = desk.entries(filter);
        this.grid = TrailColumns.grid(formats);
        addClassNames("page", "fills");
        Grids.lazy(grid, () -> pages, AuditEntry::auditNo);
        Grids.onOpen(grid, row -> new ActDialog(row, formats).open());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var title = Parts.title(getTranslation("audit.title"));
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(title), new RoleNeeded(users.get()));
            return;
        }
        filter = TrailFilter.of(event.getLocation().getQueryParameters());
        filters.show(filter);
        add(
                Parts.pageHead(title, freshness, export("csv"), export("jsonl"), verify()),
                filters,
                Parts.div("grid-frame", grid));
        freshness.during(this::show);
        freshness.follow(filters, Set.of(Topic.DRIFT), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("audit.title"));
    }

    private void changed(TrailFilter wanted) {
        filter = wanted;
        freshness.during(this::show);
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("audit", wanted.query()));
    }

    private void show() {
        pages = desk.entries(filter);
        grid.setEmptyStateComponent(
                filter.equals(TrailFilter.NONE)
                        ? Parts.empty(getTranslation("audit.empty.title"), getTranslation("audit.empty.text"))
                        : Parts.empty(getTranslation("audit.none.title"), getTranslation("audit.none.text")));
        grid.getDataProvider().refreshAll();
    }

    private void update() {
        var head = desk.entries(filter);
        if (desk.changed(pages, head)) {
            pages = head;
            grid.getDataProvider().refreshAll();
        }
    }

    private ExportLink export(String format) {
        boolean csv = "csv".equals(format);
        return new ExportLink(
                csv ? Ids.AUDIT_EXPORT_CSV : Ids.AUDIT_EXPORT_JSON,
                getTranslation(csv ? "action.export" : "audit.export.json"),
                () -> "audit-" + formats.times().local(clock.instant()).toLocalDate() + "." + format,
                csv ? "text/csv;charset=UTF-8" : "application/x-ndjson",
                out -> desk.export(filter, format, out));
    }

    private Button verify() {
        var verify = new Button(getTranslation("audit.verify"), VaadinIcon.CHECK_CIRCLE_O.create());
        verify.setId(Ids.AUDIT_VERIFY);
        verify.addClickListener(click -> new VerifyDialog(desk, formats).open());
        return verify;
    }
}
