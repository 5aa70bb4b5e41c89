package io.shadowledger.console.breaks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.shadowledger.api.drift.Break;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Bulk;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.TotalsTable;
import java.math.BigDecimal;
import java.util.List;

/** Proposes the corrections of several breaks for one reason, with their sum in sight. */
final class ProposeDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    ProposeDialog(BreakDesk desk, Formats formats, List<Break> chosen, Runnable changed) {
        addClassName("decision");
        var count = formats.figures().count(chosen.size());
        setHeaderTitle(getTranslation("bulk.propose.title", count));
        var totals = Bulk.totals(chosen, Break::currency, ProposeDialog::opposite);
        var reason = new TextArea(getTranslation("correction.reason"));
        reason.setId(Ids.BULK_REASON);
        reason.setHelperText(getTranslation("bulk.reason.help"));
        reason.setErrorMessage(getTranslation("correction.reason.missing"));
        reason.setRequired(true);
        reason.setManualValidation(true);
        reason.setMaxLength(BreakDesk.LONGEST_REASON);
        reason.setWidthFull();
        var propose = new Button(getTranslation("bulk.propose.confirm", count));
        propose.setId(Ids.BULK_CONFIRM);
        propose.addThemeVariants(ButtonVariant.PRIMARY);
        propose.addClickListener(click -> {
            if (reason.getValue().strip().length() < BreakDesk.SHORTEST_REASON) {
                reason.setInvalid(true);
                reason.focus();
                return;
            }
            close();
            Message.trying(() -> {
                var bulk =
                        Bulk.of(desk.proposeAll(chosen, reason.getValue(), totals), breakId -> name(chosen, breakId));
                bulk.tell(getTranslation("bulk.proposed", formats.figures().count(bulk.done())));
            });
            changed.run();
        });
        add(new Paragraph(getTranslation("bulk.propose.text")), new TotalsTable(totals, formats), reason);
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), propose);
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                reason.focus();
            }
        });
    }

    /** What is posted is the opposite of the drift. */
    private static String opposite(Break row) {
        return new BigDecimal(row.drift()).negate().toPlainString();
    }

    private static String name(List<Break> chosen, String breakId) {
        return chosen.stream()
                .filter(row -> row.breakId().equals(breakId))
                .map(row -> row.accountId() + " " + row.currency())
                .findFirst()
                .orElse(breakId);
    }
}
