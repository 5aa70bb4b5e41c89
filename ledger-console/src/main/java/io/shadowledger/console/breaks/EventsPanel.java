package io.shadowledger.console.breaks;

import com.vaadin.flow.component.html.Div;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.EntriesTable;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.stream.Collectors;

/** The events the explanation names, and the account's latest entries around them. */
final class EventsPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;

    EventsPanel(Formats formats) {
        this.formats = formats;
        addClassName("stack");
    }

    void show(BreakDetail detail) {
        removeAll();
        if (!detail.evidence().isEmpty()) {
            var evidence = new EntriesTable(formats, detail.evidence(), java.util.Set.of());
            evidence.setId(Ids.BREAK_EVIDENCE);
            add(Parts.panel(getTranslation("break.evidence"), evidence));
        }
        var named = detail.evidence().stream().map(line -> line.eventId()).collect(Collectors.toUnmodifiableSet());
        if (detail.recentEntries().isEmpty()) {
            add(Parts.panel(
                    getTranslation("break.entries"),
                    Parts.empty(
                            getTranslation("break.entries.none.title"), getTranslation("break.entries.none.text"))));
            return;
        }
        var entries = new EntriesTable(formats, detail.recentEntries(), named);
        entries.setId(Ids.BREAK_ENTRIES);
        var all = Parts.link("accounts/" + detail.summary().accountId(), getTranslation("break.entries.all"));
        add(Parts.panel(getTranslation("break.entries"), entries, Parts.div("panel-foot", all)));
    }
}
