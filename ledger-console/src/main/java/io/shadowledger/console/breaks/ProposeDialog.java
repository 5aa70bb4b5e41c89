package io.shadowledger.console.breaks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.shadowledger.api.drift.Break;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.format.Totals;
import io.shadowledger.console.shell.Bulk;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import java.math.BigDecimal;
import java.util.List;

/** Proposes the corrections of several breaks for one reason, with their sum in sight. */
final class ProposeDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    ProposeDialog(BreakDesk desk, Formats formats, List<Break> chosen, Runnable changed) {
        addClassName("decision");
        var count = formats.figures().count(chosen.size());
        setHeaderTitle(getTranslation("bulk.propose.title", count));
        var total = new Totals();
        chosen.forEach(row -> total.add(row.currency(), opposite(row)));
        var facts = Parts.div("facts", Parts.fact(getTranslation("bulk.total"), total.text(formats.figures())));
        facts.addClassName("narrow");
        facts.setId(Ids.BULK_TOTAL);
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
                var bulk = Bulk.of(
                        chosen,
                        row -> row.accountId() + " " + row.currency(),
                        row -> desk.propose(row.breakId(), reason.getValue()));
                bulk.tell(getTranslation("bulk.proposed", formats.figures().count(bulk.done())));
            });
            changed.run();
        });
        add(new Paragraph(getTranslation("bulk.propose.text")), facts, reason);
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
}
