package io.shadowledger.console.breaks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.FormDialog;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.ReasonField;

/** Proposes to take a posted correction back, with exactly what would be posted in sight. */
final class ReverseDialog {

    private ReverseDialog() {}

    static void open(BreakDesk desk, Correction posted, Formats formats, Runnable changed) {
        var reason = new ReasonField(
                Ids.CORRECTION_REVERSE_REASON,
                I18NProvider.translate("correction.reason"),
                I18NProvider.translate("bulk.reason.help"));
        var confirm = new Button(I18NProvider.translate("reverse.confirm"));
        confirm.setId(Ids.CORRECTION_REVERSE_CONFIRM);
        var dialog = new FormDialog(I18NProvider.translate("reverse.title"), I18NProvider.translate("reverse.text"));
        dialog.add(PostingTable.reversing(posted, formats));
        dialog.ask("reason", reason)
                .startingAt(reason)
                .confirm(confirm, reason::isGiven, () -> desk.reverse(posted, reason.text()), () -> {
                    Message.done(I18NProvider.translate("reverse.done"));
                    changed.run();
                })
                .open();
    }
}
