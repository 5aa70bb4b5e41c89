package io.shadowledger.console.report;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.List;
import java.util.Objects;

/** Where a report contradicts itself: something to ask the bank about, whatever the comparison came to. */
final class FindingsPanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    private final transient CbsReport report;
    private final transient List<ReportFinding> first;
    private final transient Formats formats;

    /** @param first the first of its findings */
    FindingsPanel(CbsReport report, List<ReportFinding> first, Formats formats) {
        this.report = report;
        this.first = List.copyOf(first);
        this.formats = formats;
    }

    @Override
    protected Section initContent() {
        var body = new NativeTableBody();
        first.forEach(finding -> body.add(row(finding)));
        var difference = new NativeTableHeaderCell(getTranslation("column.difference"));
        difference.addClassName("end");
        var head = new NativeTableRow(
                new NativeTableHeaderCell(getTranslation("column.line")),
                new NativeTableHeaderCell(getTranslation("column.account")),
                new NativeTableHeaderCell(getTranslation("report.finding")),
                difference);
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("entries");
        table.setId(Ids.REPORT_FINDINGS);
        var title = getTranslation("report.findings");
        var scrollable = Parts.scrollable(title, table);
        scrollable.addClassName("tall");
        var panel = Parts.panel(title, scrollable);
        if (report.findings() > first.size()) {
            panel.add(Parts.span(
                    "quiet",
                    getTranslation(
                            "report.findings.more",
                            formats.figures().count(first.size()),
                            formats.figures().count(report.findings()))));
        }
        return panel;
    }

    private NativeTableRow row(ReportFinding finding) {
        var figures = formats.figures();
        var difference = new NativeTableCell(
                finding.difference() == null
                        ? Parts.figure("–")
                        : Parts.signedFigure(figures.signed(finding.difference()), finding.difference()));
        difference.addClassName("end");
        return new NativeTableRow(
                new NativeTableCell(finding.line() == null ? "–" : figures.count(finding.line())),
                new NativeTableCell(Objects.requireNonNullElse(finding.accountId(), "–")),
                new NativeTableCell(
                        Parts.span("finding-kind", Badge.word(finding.kind())),
                        Parts.span("entry-note", finding.message())),
                difference);
    }
}
