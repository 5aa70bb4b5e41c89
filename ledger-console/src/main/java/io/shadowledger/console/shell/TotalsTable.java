package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.shadowledger.api.correction.Total;
import io.shadowledger.console.format.Formats;
import java.util.List;

/** What many corrections come to, a currency at a time: how many, their sum, and the sum of their magnitudes. */
public final class TotalsTable extends Div {

    private static final long serialVersionUID = 1L;

    public TotalsTable(List<Total> totals, Formats formats) {
        setId(Ids.BULK_TOTAL);
        addClassName("table-scroll");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("bulk.total"));
        var figures = formats.figures();
        var body = new NativeTableBody();
        for (var total : totals) {
            body.add(new NativeTableRow(
                    new NativeTableCell(total.currency()),
                    end(new NativeTableCell(Parts.figure(figures.count(total.count())))),
                    end(new NativeTableCell(Parts.signedFigure(figures.signed(total.net()), total.net()))),
                    end(new NativeTableCell(Parts.figure(figures.plain(total.gross()))))));
        }
        var head = new NativeTableRow(
                new NativeTableHeaderCell(getTranslation("bulk.total")),
                heading("bulk.total.count"),
                heading("bulk.total.net"),
                heading("bulk.total.gross"));
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("figures");
        add(table);
    }

    private NativeTableHeaderCell heading(String key) {
        var heading = new NativeTableHeaderCell(getTranslation(key));
        heading.addClassName("end");
        return heading;
    }

    private static NativeTableCell end(NativeTableCell cell) {
        cell.addClassName("end");
        return cell;
    }
}
