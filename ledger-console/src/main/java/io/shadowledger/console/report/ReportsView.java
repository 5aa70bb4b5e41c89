package io.shadowledger.console.report;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.KeysetPages;
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
import java.util.Set;

/** The reports of the core banking system, newest first, and the way to bring one in. */
@Route("reports")
@PermitAll
class ReportsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int HEAD = 50;

    /** A working year of daily reports. */
    private static final int CHARTED = 250;

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.name}</strong><span class="badge ${item.statusTone}">${item.status}</span></div>
              <div><span class="quiet">${item.day}</span><span class="figure ${item.tone}">${item.drift}</span></div>
            </div>""";

    private final transient ReportDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final transient Clock clock;
    private final Freshness freshness;
    private final Grid<CbsReport> grid;
    private final DriftOverTime overTime;
    private final MissingPanel missing;
    private transient KeysetPages<CbsReport> pages;

    ReportsView(ReportDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.clock = clock;
        this.freshness = new Freshness(formats, clock);
        this.pages = desk.reports();
        this.grid = Grids.create(CbsReport.class, Ids.REPORTS_GRID, getTranslation("reports.grid"));
        this.overTime = new DriftOverTime(formats);
        this.missing = new MissingPanel(desk, formats);
        addClassNames("page", "fills");
        columns();
        grid.setEmptyStateComponent(
                Parts.empty(getTranslation("reports.empty.title"), getTranslation("reports.empty.text")));
        Grids.onOpen(grid, row -> UI.getCurrent().navigate("reports/" + row.reportId()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var title = Parts.title(getTranslation("reports.title"));
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(title), new RoleNeeded(users.get()));
            return;
        }
        var upload = new Button(getTranslation("upload.open"), VaadinIcon.UPLOAD_ALT.create());
        upload.setId(Ids.REPORT_UPLOAD_OPEN);
        upload.addThemeVariants(ButtonVariant.PRIMARY);
        upload.getElement().setAttribute("data-keys", "a");
        upload.addClickListener(click -> new UploadDialog(desk, formats, clock).open());
        Div frame = Parts.div("grid-frame", grid);
        add(Parts.pageHead(title, freshness, upload), new ReportTabs(ReportTabs.REPORTS), missing, overTime, frame);
        freshness.during(() -> {
            Grids.lazy(grid, () -> pages, CbsReport::reportId);
            overTime.show(pages.rows(0, CHARTED));
            missing.update();
        });
        freshness.follow(frame, Set.of(Topic.DRIFT), this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("reports.title"));
    }

    private void update() {
        missing.update();
        var head = desk.reports();
        if (!pages.startsWith(head.rows(0, HEAD))) {
            pages = head;
            overTime.show(pages.rows(0, CHARTED));
            grid.getDataProvider().refreshAll();
        }
    }

    private void columns() {
        var figures = formats.figures();
        var times = formats.times();
        Grids.link(grid, getTranslation("column.report"), row -> "reports/" + row.reportId(), CbsReport::name)
                .setWidth("14rem");
        Grids.text(grid, getTranslation("column.as-of"), row -> times.minute(row.asOf()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, getTranslation("column.basis"), row -> Badge.word(row.basis()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.badge(grid, getTranslation("column.status"), row -> Badge.of(row.status()));
        Grids.figure(grid, getTranslation("column.accounts"), row -> figures.count(row.accounts()), row -> "")
                .setAutoWidth(true);
        Grids.wrapped(grid, getTranslation("column.verdicts"), row -> ReportTexts.verdicts(row, figures))
                .setWidth("14rem")
                .setFlexGrow(1);
        Grids.figure(
                        grid,
                        getTranslation("column.net-drift"),
                        row -> ReportTexts.drift(row, figures),
                        ReportTexts::tone)
                .setWidth("10.5rem");
        Grids.text(grid, getTranslation("column.received"), row -> times.minute(row.receivedAt()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<CbsReport>of(CARD)
                        .withProperty("name", CbsReport::name)
                        .withProperty("status", row -> Badge.of(row.status()).text())
                        .withProperty(
                                "statusTone", row -> Badge.of(row.status()).tone())
                        .withProperty("day", row -> times.moment(row.asOf()))
                        .withProperty("drift", row -> ReportTexts.drift(row, figures))
                        .withProperty("tone", ReportTexts::tone)));
    }
}
