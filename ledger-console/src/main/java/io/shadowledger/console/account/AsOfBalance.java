package io.shadowledger.console.account;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.DateTexts;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Asks what the balance was at a moment, by value time. */
final class AsOfBalance extends Div {

    private static final long serialVersionUID = 1L;

    private final transient AccountDesk desk;
    private final transient Formats formats;
    private final DateTimePicker moment = new DateTimePicker();
    private final Span answer = Parts.figure("");
    private String accountId = "";
    private String currency = "";

    AsOfBalance(AccountDesk desk, Formats formats) {
        this.desk = desk;
        this.formats = formats;
        addClassName("as-of");
        moment.setId(Ids.ACCOUNT_AS_OF);
        moment.setLabel(getTranslation("account.as-of", formats.times().zone()));
        moment.setDatePickerI18n(DateTexts.of(getLocale()));
        moment.setStep(Duration.ofMinutes(30));
        moment.setLocale(getLocale());
        moment.addValueChangeListener(change -> ask(change.getValue()));
        answer.setId(Ids.ACCOUNT_AS_OF_BALANCE);
        answer.getElement().setAttribute("role", "status");
        add(moment, answer);
    }

    void of(String account, String code) {
        accountId = account;
        currency = code;
        ask(moment.getValue());
    }

    private void ask(@Nullable LocalDateTime local) {
        answer.setText("");
        if (local != null) {
            Message.trying(() -> {
                var balance = desk.asOf(accountId, currency, formats.times().at(local));
                answer.setText(getTranslation("money", formats.figures().plain(balance.balance()), balance.currency()));
            });
        }
    }
}
