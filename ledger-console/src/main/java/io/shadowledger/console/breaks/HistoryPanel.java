package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;

/** What happened to a break, newest first. */
final class HistoryPanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    /** How the ledger begins the line of a comment. */
    private static final String COMMENT = "comment: ";

    private final transient Formats formats;
    private final OrderedList list = new OrderedList();

    HistoryPanel(Formats formats) {
        this.formats = formats;
        list.setId(Ids.BREAK_HISTORY);
        list.addClassName("history");
    }

    @Override
    protected Section initContent() {
        return Parts.panel(getTranslation("break.history"), list);
    }

    void show(BreakDetail detail) {
        list.removeAll();
        for (var line : detail.history().reversed()) {
            boolean comment = line.what().regionMatches(true, 0, COMMENT, 0, COMMENT.length());
            var what = Parts.span("history-what", comment ? line.what().substring(COMMENT.length()) : line.what());
            if (comment) {
                what.addClassName("comment");
            }
            list.add(new ListItem(
                    what,
                    Parts.span(
                            "quiet",
                            getTranslation(
                                    "break.history.line",
                                    line.who(),
                                    formats.times().moment(line.at())))));
        }
    }
}
