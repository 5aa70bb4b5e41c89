package io.shadowledger.console.breaks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.DateTexts;
import io.shadowledger.console.shell.FormDialog;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.ReasonField;
import java.time.Clock;

/** Leaves a break alone for a while, with a word why. */
final class SuppressDialog {

    private static final int USUAL_DAYS = 7;
    /** As the ledger takes it. */
    private static final int MOST_DAYS = 366;

    private SuppressDialog() {}

    static void open(BreakDesk desk, String breakId, Formats formats, Clock clock, Runnable changed) {
        var today = formats.times().local(clock.instant()).toLocalDate();
        var until = new DatePicker(I18NProvider.translate("suppress.until"));
        until.setId(Ids.BREAK_SUPPRESS_UNTIL);
        until.setI18n(DateTexts.of(until.getLocale()));
        until.setHelperText(
                I18NProvider.translate("suppress.until.help", formats.times().zone()));
        until.setRequired(true);
        until.setManualValidation(true);
        until.setMin(today.plusDays(1));
        until.setMax(today.plusDays(MOST_DAYS - 1));
        until.setValue(today.plusDays(USUAL_DAYS));
        var reason = new ReasonField(
                Ids.BREAK_SUPPRESS_REASON,
                I18NProvider.translate("correction.reason"),
                I18NProvider.translate("bulk.reason.help"));
        var confirm = new Button(I18NProvider.translate("suppress.confirm"));
        confirm.setId(Ids.BREAK_SUPPRESS_CONFIRM);
        new FormDialog(I18NProvider.translate("suppress.title"), I18NProvider.translate("suppress.text"))
                .ask("reason", reason)
                .ask("until", until)
                .startingAt(reason)
                .confirm(
                        confirm,
                        () -> reason.isGiven() & chosen(until),
                        () -> desk.suppress(
                                breakId, reason.text(), formats.times().startOf(until.getValue())),
                        () -> {
                            Message.done(I18NProvider.translate("suppress.done"));
                            changed.run();
                        })
                .open();
    }

    private static boolean chosen(DatePicker until) {
        var day = until.getValue();
        boolean possible = day != null && !day.isBefore(until.getMin()) && !day.isAfter(until.getMax());
        until.setErrorMessage(I18NProvider.translate("suppress.until.wrong", MOST_DAYS));
        until.setInvalid(!possible);
        return possible;
    }
}
