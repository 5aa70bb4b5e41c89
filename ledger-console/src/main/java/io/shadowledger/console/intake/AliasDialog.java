package io.shadowledger.console.intake;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.report.AccountAlias;
import io.shadowledger.console.shell.FormDialog;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;

/** Adds an alias, points it to another account, or removes it. */
final class AliasDialog {

    private AliasDialog() {}

    static void create(IntakeDesk desk, Runnable changed) {
        var alias = field(Ids.ALIAS, "aliases.alias", "");
        alias.setHelperText(I18NProvider.translate("aliases.alias.help"));
        dialog(desk, "aliases.add.title", alias, field(Ids.ALIAS_ACCOUNT, "column.account", ""), changed)
                .startingAt(alias)
                .open();
    }

    static void change(IntakeDesk desk, AccountAlias known, Runnable changed) {
        var alias = field(Ids.ALIAS, "aliases.alias", known.alias());
        alias.setReadOnly(true);
        var account = field(Ids.ALIAS_ACCOUNT, "column.account", known.accountId());
        var dialog =
                dialog(desk, "aliases.change.title", alias, account, changed).startingAt(account);
        var remove = new Button(I18NProvider.translate("aliases.remove"));
        remove.setId(Ids.ALIAS_REMOVE);
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        remove.addClickListener(click -> {
            dialog.close();
            Message.trying(() -> {
                desk.remove(known.alias());
                Message.done(I18NProvider.translate("aliases.removed"));
            });
            changed.run();
        });
        dialog.also(remove).open();
    }

    private static FormDialog dialog(
            IntakeDesk desk, String titleKey, TextField alias, TextField account, Runnable changed) {
        var save = new Button(I18NProvider.translate("action.save"));
        save.setId(Ids.ALIAS_SAVE);
        return new FormDialog(I18NProvider.translate(titleKey), I18NProvider.translate("aliases.text"))
                .ask("alias", alias)
                .ask("accountId", account)
                .confirm(
                        save,
                        () -> filled(alias) & filled(account),
                        () -> desk.point(alias.getValue(), account.getValue()),
                        () -> {
                            Message.done(I18NProvider.translate("aliases.saved"));
                            changed.run();
                        });
    }

    private static TextField field(String id, String labelKey, String value) {
        var field = new TextField(I18NProvider.translate(labelKey));
        field.setId(id);
        field.setValue(value);
        field.setRequired(true);
        field.setManualValidation(true);
        field.setWidthFull();
        return field;
    }

    private static boolean filled(TextField field) {
        boolean filled = !field.getValue().isBlank();
        field.setErrorMessage(I18NProvider.translate("form.needed"));
        field.setInvalid(!filled);
        return filled;
    }
}
