package io.shadowledger.console.breaks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.console.shell.FormDialog;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;

/** Gives a break to somebody else. */
final class AssignDialog {

    private static final int LONGEST_NAME = 100;

    private AssignDialog() {}

    static void open(BreakDesk desk, String breakId, Runnable changed) {
        var owner = new TextField(I18NProvider.translate("work.assign.owner"));
        owner.setId(Ids.BREAK_ASSIGN_OWNER);
        owner.setHelperText(I18NProvider.translate("work.assign.help"));
        owner.setRequired(true);
        owner.setManualValidation(true);
        owner.setMaxLength(LONGEST_NAME);
        owner.setWidthFull();
        var confirm = new Button(I18NProvider.translate("work.assign.confirm"));
        confirm.setId(Ids.BREAK_ASSIGN_CONFIRM);
        new FormDialog(I18NProvider.translate("work.assign.title"), "")
                .ask("owner", owner)
                .startingAt(owner)
                .confirm(
                        confirm,
                        () -> named(owner),
                        () -> desk.assign(breakId, owner.getValue().strip()),
                        () -> {
                            Message.done(I18NProvider.translate(
                                    "work.assigned", owner.getValue().strip()));
                            changed.run();
                        })
                .open();
    }

    private static boolean named(TextField owner) {
        boolean given = !owner.getValue().isBlank();
        owner.setErrorMessage(I18NProvider.translate("work.assign.missing"));
        owner.setInvalid(!given);
        if (!given) {
            owner.focus();
        }
        return given;
    }
}
