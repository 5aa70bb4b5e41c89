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
import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.console.format.Formats;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A few entries with their running balance. */
public final class EntriesTable extends Div {

    private static final long serialVersionUID = 1L;

    /** @param marked the ids of entries to point out */
    public EntriesTable(Formats formats, List<StatementLine> lines, Set<String> marked) {
        addClassName("table-scroll");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("column.entries"));
        var table = new NativeTable();
        table.addClassName("entries");
        var head = new NativeTableRow(
                heading(
                        "column.value-time",
                        "column.value-time.zone",
                        formats.times().zone()),
                heading("column.event"),
                figureHeading("column.amount"),
                figureHeading("column.balance"));
        table.add(new NativeTableHeader(head));
        var body = new NativeTableBody();
        lines.forEach(line -> body.add(row(formats, line, marked.contains(line.eventId()))));
        table.add(body);
        add(table);
    }

    private NativeTableRow row(Formats formats, StatementLine line, boolean marked) {
        var figures = formats.figures();
        var text = Parts.div("entry-text", Parts.span("entry-id", line.eventId()));
        if (line.kind() == EntryKind.CORRECTION) {
            text.add(new Badge(Badge.word(line.kind()), "neutral").component());
        }
        if (marked) {
            text.add(new Badge(getTranslation("entry.named"), "waiting").component());
        }
        var said = Parts.span("entry-note", note(line));
        var balance = Parts.figure(figures.plain(line.balance()));
        if (line.overdraft()) {
            balance.setTitle(getTranslation("entry.overdraft"));
            balance.addClassName("overdraft");
        }
        var row = new NativeTableRow(
                new NativeTableCell(Parts.span("when", formats.times().moment(line.valueTime()))),
                new NativeTableCell(text, said),
                figureCell(Parts.signedFigure(figures.signed(line.amount()), line.amount())),
                figureCell(balance));
        if (marked) {
            row.addClassName("marked");
        }
        return row;
    }

    private static String note(StatementLine line) {
        return Stream.of(line.description(), line.reference())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private NativeTableHeaderCell heading(String key) {
        return new NativeTableHeaderCell(getTranslation(key));
    }

    private NativeTableHeaderCell heading(String key, String noteKey, String parameter) {
        var cell = heading(key);
        var zone = new Span(getTranslation(noteKey, parameter));
        zone.addClassName("column-note");
        cell.add(zone);
        return cell;
    }

    private NativeTableHeaderCell figureHeading(String key) {
        var cell = heading(key);
        cell.addClassName("end");
        return cell;
    }

    private static NativeTableCell figureCell(Component figure) {
        var cell = new NativeTableCell(figure);
        cell.addClassName("end");
        return cell;
    }
}
