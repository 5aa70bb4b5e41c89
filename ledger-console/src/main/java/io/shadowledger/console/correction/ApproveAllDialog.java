package io.shadowledger.console.correction;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Bulk;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.TotalsTable;
import java.util.List;

/** The last look before several corrections are posted: each by its digest, and the sum of all. */
final class ApproveAllDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    ApproveAllDialog(Inbox inbox, Formats formats, List<Correction> chosen, Runnable changed) {
        addClassNames("decision", "wide");
        var figures = formats.figures();
        var count = figures.count(chosen.size());
        setHeaderTitle(getTranslation("bulk.approve.title", count));
        var totals = Bulk.totals(chosen, Correction::currency, Correction::amount);
        var note = new TextField(getTranslation("approve.note"));
        note.setMaxLength(Inbox.LONGEST_NOTE);
        note.setWidthFull();
        var approve = new Button(getTranslation("bulk.approve.confirm", count));
        approve.setId(Ids.BULK_CONFIRM);
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setDisableOnClick(true);
        approve.addClickListener(click -> {
            close();
            Message.trying(() -> {
                var bulk = Bulk.of(inbox.approveAll(chosen, note.getValue(), totals), breakId -> name(chosen, breakId));
                bulk.tell(getTranslation("bulk.approved", figures.count(bulk.done())));
            });
            changed.run();
        });
        add(
                new Paragraph(getTranslation("bulk.approve.text")),
                table(chosen, formats),
                new TotalsTable(totals, formats),
                note);
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), approve);
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                approve.focus();
            }
        });
    }

    private com.vaadin.flow.component.Component table(List<Correction> chosen, Formats formats) {
        var body = new NativeTableBody();
        for (var correction : chosen) {
            var amount = new NativeTableCell(Parts.signedFigure(
                    getTranslation("money", formats.figures().signed(correction.amount()), correction.currency()),
                    correction.amount()));
            amount.addClassName("end");
            var digest = Parts.span("digest", Inbox.shortDigest(correction));
            digest.setTitle(correction.digest());
            body.add(new NativeTableRow(
                    new NativeTableCell(correction.accountId()),
                    amount,
                    new NativeTableCell(formats.times().day(correction.valueTime())),
                    new NativeTableCell(correction.maker()),
                    new NativeTableCell(digest)));
        }
        var amountHead = new NativeTableHeaderCell(getTranslation("column.amount"));
        amountHead.addClassName("end");
        var head = new NativeTableRow(
                new NativeTableHeaderCell(getTranslation("column.account")),
                amountHead,
                new NativeTableHeaderCell(getTranslation("column.value")),
                new NativeTableHeaderCell(getTranslation("column.maker")),
                new NativeTableHeaderCell(getTranslation("correction.digest")));
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("figures");
        var scrollable = Parts.scrollable(getTranslation("corrections.grid"), table);
        scrollable.addClassName("tall");
        return scrollable;
    }

    private static String name(List<Correction> chosen, String breakId) {
        return chosen.stream()
                .filter(correction -> correction.breakId().equals(breakId))
                .map(correction -> correction.accountId() + " " + correction.currency())
                .findFirst()
                .orElse(breakId);
    }
}
