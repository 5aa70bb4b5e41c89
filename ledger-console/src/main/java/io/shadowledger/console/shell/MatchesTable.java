package io.shadowledger.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.console.format.Figures;
import io.shadowledger.console.format.Formats;
import java.util.List;
import java.util.function.IntFunction;

/** Both books side by side, entry for entry: what goes together, how sure that is, and what only one of them has. */
public final class MatchesTable extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;
    private final transient IntFunction<Component> entry;

    /** @param entry shows an entry of the report by its number */
    public MatchesTable(String id, List<EntryMatch> matches, Formats formats, IntFunction<Component> entry) {
        this.formats = formats;
        this.entry = entry;
        addClassName("table-scroll");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("match.title"));
        var body = new NativeTableBody();
        matches.forEach(match -> body.add(row(match)));
        var difference = new NativeTableHeaderCell(getTranslation("column.difference"));
        difference.addClassName("end");
        var head = new NativeTableRow(
                new NativeTableHeaderCell(getTranslation("break.shadow")),
                new NativeTableHeaderCell(getTranslation("match.how")),
                new NativeTableHeaderCell(getTranslation("break.cbs")),
                difference);
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.setId(id);
        table.addClassNames("figures", "matches");
        add(table);
    }

    /** The tone of a match: good is what goes together, amber what nobody can tell, red what one of the books lacks. */
    public static Badge badge(MatchKind kind) {
        return new Badge(
                Badge.word(kind),
                switch (kind) {
                    case ONE_TO_ONE, ONE_TO_MANY, MANY_TO_ONE -> "good";
                    case AMBIGUOUS -> "waiting";
                    case ONLY_SHADOW, ONLY_CBS -> "bad";
                });
    }

    private NativeTableRow row(EntryMatch match) {
        var events = Parts.div("match-side");
        match.events().forEach(event -> events.add(Parts.span("entry-id", event)));
        var entries = Parts.div("match-side");
        match.entries().forEach(number -> entries.add(entry.apply(number)));
        if (match.events().isEmpty()) {
            events.add(Parts.span("quiet", getTranslation("match.missing")));
        }
        if (match.entries().isEmpty()) {
            entries.add(Parts.span("quiet", getTranslation("match.missing")));
        }
        var how = Parts.div("match-how", badge(match.kind()).component(), sureness(match));
        how.setTitle(match.explanation());
        var difference = new NativeTableCell(
                Figures.sign(match.difference()) == 0
                        ? Parts.figure("–")
                        : Parts.signedFigure(formats.figures().signed(match.difference()), match.difference()));
        difference.addClassName("end");
        var row = new NativeTableRow(
                new NativeTableCell(events),
                new NativeTableCell(how, Parts.span("entry-note", match.explanation())),
                new NativeTableCell(entries),
                difference);
        row.setClassName("alone", match.kind() == MatchKind.ONLY_CBS || match.kind() == MatchKind.ONLY_SHADOW);
        return row;
    }

    private Component sureness(EntryMatch match) {
        if (match.confidence() == 0) {
            return new Span();
        }
        return Parts.span("quiet", getTranslation("match.by", match.rule(), match.confidence()));
    }
}
