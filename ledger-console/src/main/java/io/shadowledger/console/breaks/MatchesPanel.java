package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import io.shadowledger.api.drift.Break;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.MatchesTable;
import io.shadowledger.console.shell.Parts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the report's entries of this account go together with the ledger's events; not to be seen where it has none. */
final class MatchesPanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    private record Seen(String breakId, String reportId, Instant updatedAt) {}

    private final transient BreakDesk desk;
    private final transient Formats formats;
    private final Div content = Parts.div("stack");
    private transient @Nullable Seen seen;

    MatchesPanel(BreakDesk desk, Formats formats) {
        this.desk = desk;
        this.formats = formats;
    }

    @Override
    protected Section initContent() {
        return Parts.panel(getTranslation("match.title"), content);
    }

    void show(Break about) {
        var now = new Seen(about.breakId(), about.reportId(), about.updatedAt());
        if (now.equals(seen)) {
            return;
        }
        content.removeAll();
        setVisible(false);
        try {
            var matches = desk.matches(about);
            seen = now;
            setVisible(!matches.items().isEmpty());
            content.add(new MatchesTable(
                    Ids.BREAK_MATCHES,
                    matches.items(),
                    formats,
                    number -> Parts.span("entry-id", getTranslation("match.entry", number))));
            if (matches.next() != null) {
                content.add(Parts.link(
                        "reports/" + about.reportId() + "?show=matches&account=" + about.accountId(),
                        getTranslation("match.all")));
            }
        } catch (LedgerException notNow) {
            // The break can be decided without them, and the next update asks again
        }
    }
}
