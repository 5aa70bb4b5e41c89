package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;

/** Puts a record aside, with a word why. */
final class DismissDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    DismissDialog(DeadLetterDesk desk, String id, Runnable changed) {
        addClassName("decision");
        setHeaderTitle(getTranslation("dismiss.title"));
        var reason = new TextArea(getTranslation("dismiss.reason"));
        reason.setId(Ids.DEAD_LETTER_DISMISS_REASON);
        reason.setRequired(true);
        reason.setManualValidation(true);
        reason.setMaxLength(DeadLetterDesk.LONGEST_NOTE);
        reason.setErrorMessage(getTranslation("dismiss.reason.missing"));
        reason.setWidthFull();
        add(new Paragraph(getTranslation("dismiss.text")), reason);
        var dismiss = new Button(getTranslation("dismiss.confirm"));
        dismiss.setId(Ids.DEAD_LETTER_DISMISS_CONFIRM);
        dismiss.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dismiss.addClickListener(click -> {
            if (reason.getValue().strip().length() < DeadLetterDesk.SHORTEST_NOTE) {
                reason.setInvalid(true);
                reason.focus();
                return;
            }
            close();
            Message.trying(() -> {
                desk.dismiss(id, reason.getValue());
                Message.done(getTranslation("dismiss.done"));
            });
            changed.run();
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), dismiss);
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                reason.focus();
            }
        });
    }
}
