package io.shadowledger.console.breaks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;

/** Refuses a correction, or withdraws the own one, with a word why. */
final class RejectDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    RejectDialog(BreakDesk desk, Correction seen, boolean own, Runnable changed) {
        addClassName("decision");
        setHeaderTitle(getTranslation(own ? "withdraw.title" : "reject.title"));
        var note = new TextArea(getTranslation("reject.note"));
        note.setId(Ids.CORRECTION_REJECT_NOTE);
        note.setRequired(true);
        note.setManualValidation(true);
        note.setMaxLength(BreakDesk.LONGEST_REASON);
        note.setErrorMessage(getTranslation("correction.reason.missing"));
        note.setWidthFull();
        add(new Paragraph(getTranslation("reject.text")), note);
        var reject = new Button(getTranslation(own ? "correction.withdraw" : "correction.reject"));
        reject.setId(Ids.CORRECTION_REJECT_CONFIRM);
        reject.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        reject.addClickListener(click -> {
            if (note.getValue().strip().length() < BreakDesk.SHORTEST_REASON) {
                note.setInvalid(true);
                note.focus();
                return;
            }
            close();
            Message.trying(() -> {
                desk.reject(seen, note.getValue());
                Message.done(getTranslation(own ? "withdraw.done" : "reject.done"));
            });
            changed.run();
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), reject);
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                note.focus();
            }
        });
    }
}
