package io.shadowledger.console.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.ExportLink;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One report and the lines of it that do not tie. */
@Route("reports")
@PermitAll
class ReportView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient ReportDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Div facts = Parts.div("facts");
    private final Div badges = Parts.div("badges");
    private final Div detail = Parts.div("notice");
    private final Div findings = Parts.div("findings");
    private final Grid<DriftLine> grid;
    private ReportPart part = ReportPart.LINES;
    private String reportId = "";
    private String heading = "";
    private transient KeysetPages<DriftLine> pages;
    private transient @Nullable CbsReport shown;

    ReportView(ReportDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.pages = desk.lines("");
        addClassNames("page", "fills");
        badges.getElement().setAttribute("aria-live", "polite");
        grid = LineColumns.grid(formats);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        reportId = parameter;
        removeAll();
        if (!users.get().seesDrift()) {
            heading = getTranslation("reports.title");
            add(Parts.pageHead(Parts.title(heading)), new RoleNeeded(users.get()));
            return;
        }
        var report = desk.find(parameter).orElseThrow(() -> new NotFoundException("no report " + parameter));
        heading = report.name();
        pages = desk.lines(parameter);
        var query = event.getLocation().getQueryParameters();
        part = ReportPart.of(query);
        var shownPart = switch (part) {
            case LINES -> grid;
            case ENTRIES -> EntryColumns.grid(desk.entries(parameter), formats);
            case MATCHES ->
                new MatchesList(
                        desk, parameter, query.getSingleParameter("account").orElse(null), formats);
        };
        var frame = Parts.div("grid-frame", shownPart);
        add(head(report), detail, facts, findings);
        if (report.entries() > 0) {
            add(ReportPart.tabs(parameter, part));
        }
        add(frame);
        Grids.lazy(grid, () -> pages, line -> line.accountId() + " " + line.currency());
        freshness.during(() -> show(report));
        freshness.follow(frame, Set.of(Topic.DRIFT), () -> desk.find(reportId).ifPresent(this::show));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading);
    }

    private void show(CbsReport report) {
        freshness.eagerly(report.status() == ReportStatus.PENDING);
        if (report.equals(shown)) {
            return;
        }
        shown = report;
        var figures = formats.figures();
        var times = formats.times();
        var status = Badge.of(report.status()).component();
        status.setId(Ids.REPORT_STATUS);
        badges.removeAll();
        badges.add(status);
        detail.setVisible(report.detail() != null);
        detail.setText(Objects.requireNonNullElse(report.detail(), ""));
        facts.removeAll();
        var verdicts = Parts.fact(getTranslation("column.verdicts"), ReportTexts.verdicts(report, figures));
        verdicts.addClassName("wide");
        verdicts.setVisible(!report.verdicts().isEmpty());
        facts.add(
                Parts.fact(getTranslation("column.as-of"), times.full(report.asOf())),
                Parts.fact(getTranslation("column.basis"), Badge.word(report.basis())),
                Parts.fact(getTranslation("column.accounts"), Parts.figure(figures.count(report.accounts()))),
                Parts.fact(getTranslation("column.entries"), Parts.figure(figures.count(report.entries()))),
                Parts.fact(getTranslation("report.file"), ReportTexts.file(report)));
        report.drift()
                .forEach(drift -> facts.add(Parts.fact(
                        getTranslation("report.drift.in", drift.currency()),
                        getTranslation("report.drift", figures.signed(drift.net()), figures.plain(drift.gross())))));
        facts.add(
                Parts.fact(
                        getTranslation("column.received"),
                        getTranslation("correction.by-at", report.receivedFrom(), times.moment(report.receivedAt()))),
                Parts.fact(
                        getTranslation("report.compared"),
                        report.comparedAt() == null ? "–" : times.moment(report.comparedAt())),
                verdicts);
        findings.removeAll();
        findings.setVisible(report.findings() > 0);
        if (report.findings() > 0) {
            findings.add(new FindingsPanel(report, desk.findings(reportId).items(), formats));
        }
        grid.setEmptyStateComponent(
                report.status() == ReportStatus.COMPARED
                        ? Parts.empty(getTranslation("report.ties.title"), getTranslation("report.ties.text"))
                        : Parts.empty(getTranslation("report.waits.title"), getTranslation("report.waits.text")));
        pages.reset();
        grid.getDataProvider().refreshAll();
    }

    private Component head(CbsReport report) {
        var back = Parts.link("reports", getTranslation("reports.title"));
        back.addComponentAsFirst(VaadinIcon.ARROW_LEFT.create());
        back.addClassName("back");
        back.getElement().setAttribute("data-keys", "u");
        var recheck = new Button(getTranslation("report.recheck"), VaadinIcon.REFRESH.create());
        recheck.setId(Ids.REPORT_RECHECK);
        recheck.setDisableOnClick(true);
        recheck.addClickListener(click -> {
            Message.trying(() -> {
                show(desk.recheck(report.reportId()));
                Message.done(getTranslation("report.rechecked"));
            });
            recheck.setEnabled(true);
        });
        return Parts.div(
                "page-top",
                Parts.div("crumbs", back),
                Parts.pageHead(
                        Parts.div("title-line", new H1(report.name()), badges),
                        freshness,
                        export(report, "csv"),
                        export(report, "xlsx"),
                        recheck));
    }

    private ExportLink export(CbsReport report, String format) {
        return ExportLink.table(
                "csv".equals(format) ? Ids.REPORT_EXPORT : Ids.REPORT_EXPORT_XLSX,
                () -> "drift-" + report.name().replaceAll("[^A-Za-z0-9._-]", "_"),
                format,
                out -> desk.exportLines(report.reportId(), format, out));
    }

    static void open(DriftLine line) {
        UI.getCurrent().navigate(href(line));
    }

    static String href(DriftLine line) {
        return line.breakId() == null ? "accounts/" + line.accountId() : "breaks/" + line.breakId();
    }
}
