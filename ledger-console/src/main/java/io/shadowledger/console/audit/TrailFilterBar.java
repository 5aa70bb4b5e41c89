package io.shadowledger.console.audit;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import io.shadowledger.console.shell.DateTexts;
import io.shadowledger.console.shell.Ids;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who, what, on which thing, when. */
final class TrailFilterBar extends Div {

    private static final long serialVersionUID = 1L;

    private final TextField who = new TextField();
    private final TextField what = new TextField();
    private final TextField subject = new TextField();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();

    TrailFilterBar(SerializableConsumer<TrailFilter> listener) {
        addClassName("filter-bar");
        getElement().setAttribute("role", "search");
        text(subject, Ids.AUDIT_SUBJECT, "audit.filter.subject", "audit.filter.subject.hint", listener);
        subject.getElement().setAttribute("data-keys", "/").setAttribute("data-key-focus", true);
        text(who, Ids.AUDIT_WHO, "audit.filter.who", "audit.filter.who.hint", listener);
        text(what, Ids.AUDIT_WHAT, "audit.filter.what", "audit.filter.what.hint", listener);
        day(from, Ids.AUDIT_FROM, "account.from", listener);
        day(to, Ids.AUDIT_TO, "account.to", listener);
    }

    void show(TrailFilter filter) {
        who.setValue(Objects.requireNonNullElse(filter.who(), ""));
        what.setValue(filter.what() == null ? "" : TrailColumns.act(filter.what()));
        subject.setValue(Objects.requireNonNullElse(filter.subject(), ""));
        from.setValue(filter.from());
        to.setValue(filter.to());
    }

    private TrailFilter filter() {
        return new TrailFilter(who.getValue(), what.getValue(), subject.getValue(), day(from), day(to));
    }

    private static java.time.@Nullable LocalDate day(DatePicker picker) {
        return picker.getValue();
    }

    private void text(
            TextField field, String id, String label, String hint, SerializableConsumer<TrailFilter> listener) {
        field.setId(id);
        field.setLabel(getTranslation(label));
        field.setPlaceholder(getTranslation(hint));
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.accept(filter());
            }
        });
        add(field);
    }

    private void day(DatePicker field, String id, String label, SerializableConsumer<TrailFilter> listener) {
        field.setId(id);
        field.setLabel(getTranslation(label));
        field.setI18n(DateTexts.of(getLocale()));
        field.setClearButtonVisible(true);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.accept(filter());
            }
        });
        add(field);
    }
}
