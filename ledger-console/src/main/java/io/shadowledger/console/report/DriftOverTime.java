package io.shadowledger.console.report;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.TimeChart;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** How much the books differed from report to report, one currency at a time: a picture, and its figures beside it. */
final class DriftOverTime extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;
    private final Select<String> currency = new Select<>();
    private final TimeChart chart;
    private final NativeTable table = new NativeTable();
    private transient List<CbsReport> reports = List.of();

    DriftOverTime(Formats formats) {
        this.formats = formats;
        chart = new TimeChart(formats, Ids.REPORTS_CHART, getTranslation("reports.chart"));
        table.setId(Ids.REPORTS_CHART_FIGURES);
        table.addClassName("figures");
        currency.setId(Ids.REPORTS_CHART_CURRENCY);
        currency.setAriaLabel(getTranslation("column.currency"));
        currency.addValueChangeListener(change -> draw());
    }

    @Override
    protected Section initContent() {
        var panel = Parts.panel(
                getTranslation("reports.chart"),
                currency,
                Parts.div(
                        "chart-and-figures", chart, Parts.scrollable(getTranslation("reports.chart.figures"), table)));
        panel.addClassName("over-time");
        return panel;
    }

    /** @param latest the newest reports, in any order */
    void show(List<CbsReport> latest) {
        if (latest.equals(reports)) {
            return;
        }
        reports = latest;
        var codes = new TreeSet<String>();
        compared().values().forEach(report -> report.drift().forEach(drift -> codes.add(drift.currency())));
        setVisible(!codes.isEmpty() && compared().size() > 1);
        if (codes.isEmpty()) {
            return;
        }
        var chosen = currency.getValue();
        currency.setItems(codes);
        currency.setVisible(codes.size() > 1);
        currency.setValue(chosen != null && codes.contains(chosen) ? chosen : codes.first());
        draw();
    }

    /** The latest report of each as-of time; one that was compared again counts as it stands now. */
    private NavigableMap<Instant, CbsReport> compared() {
        var byTime = new TreeMap<Instant, CbsReport>();
        reports.stream()
                .filter(report -> report.status() == ReportStatus.COMPARED)
                .forEach(report -> byTime.merge(
                        report.asOf(),
                        report,
                        (one, other) -> one.receivedAt().isAfter(other.receivedAt()) ? one : other));
        return byTime;
    }

    private void draw() {
        var code = currency.getValue();
        if (code == null) {
            return;
        }
        var compared = compared();
        chart.show(
                code,
                compared.values().stream()
                        .map(report -> new TimeChart.Point(
                                report.asOf(), drift(report, code).gross()))
                        .toList());
        var figures = formats.figures();
        var body = new NativeTableBody();
        compared.descendingMap().values().forEach(report -> {
            var drift = drift(report, code);
            body.add(new NativeTableRow(
                    new NativeTableCell(Parts.link(
                            "reports/" + report.reportId(), formats.times().minute(report.asOf()))),
                    end(new NativeTableCell(Parts.signedFigure(figures.signed(drift.net()), drift.net()))),
                    end(new NativeTableCell(Parts.figure(figures.plain(drift.gross()))))));
        });
        var head = new NativeTableRow(
                new NativeTableHeaderCell(getTranslation("column.as-of")),
                endHeading("reports.chart.net", code),
                endHeading("reports.chart.gross", code));
        table.removeAll();
        table.add(new NativeTableHeader(head), body);
    }

    /** A report without drift in a currency has none to name. */
    private static CbsReport.CurrencyDrift drift(CbsReport report, String code) {
        return report.drift().stream()
                .filter(drift -> drift.currency().equals(code))
                .findFirst()
                .orElse(new CbsReport.CurrencyDrift(code, "0", "0", "0"));
    }

    private NativeTableHeaderCell endHeading(String key, String code) {
        var heading = new NativeTableHeaderCell(getTranslation(key, code));
        heading.addClassName("end");
        return heading;
    }

    private static NativeTableCell end(NativeTableCell cell) {
        cell.addClassName("end");
        return cell;
    }
}
