package io.shadowledger.console.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.List;

/** Reports that should be here and are not: the first thing to be seen on the page, and nothing when all are here. */
final class MissingPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 5;

    private final transient ReportDesk desk;
    private final transient Formats formats;
    private transient List<ExpectedReport> shown = List.of();

    MissingPanel(ReportDesk desk, Formats formats) {
        this.desk = desk;
        this.formats = formats;
        setId(Ids.REPORTS_MISSING);
        addClassName("missing-reports");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void update() {
        var missing = desk.expected().stream()
                .filter(expected -> expected.missing() > 0)
                .limit(MOST)
                .toList();
        if (missing.equals(shown)) {
            return;
        }
        shown = missing;
        removeAll();
        setVisible(!missing.isEmpty());
        missing.forEach(expected -> add(notice(expected)));
    }

    private Component notice(ExpectedReport expected) {
        var days = desk.latest(expected.name()).stream()
                .filter(day -> day.state() == ExpectedOccurrence.State.MISSING)
                .toList();
        var notice = Parts.div(
                "notice",
                Parts.span("missing-title", getTranslation("missing.title", expected.name())),
                new Span(
                        days.isEmpty()
                                ? getTranslation("missing.count", expected.missing())
                                : getTranslation(
                                        "missing.since",
                                        formats.times()
                                                .day(formats.times()
                                                        .startOf(days.getFirst().day())),
                                        formats.times().minute(days.getFirst().dueAt()),
                                        expected.missing())),
                Parts.link("expected-reports/" + expected.name(), getTranslation("missing.open")));
        notice.addClassName("bad");
        return notice;
    }
}
