package io.shadowledger.console.intake;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.report.Expectation;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.api.report.ExpectedReport.Weekday;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.FormDialog;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which report is expected when. */
final class ExpectedDialog {

    private static final int MOST_DAYS = 10;
    private static final Set<Weekday> WORKING =
            EnumSet.of(Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI);

    private final TextField name = text(Ids.EXPECTED_NAME, "column.name");
    private final TextField pattern = text(Ids.EXPECTED_PATTERN, "expected.pattern");
    private final CheckboxGroup<Weekday> days = new CheckboxGroup<>();
    private final TextField deadline = text(Ids.EXPECTED_DEADLINE, "expected.deadline");
    private final IntegerField offset = new IntegerField();
    private final TextField zone = text(Ids.EXPECTED_ZONE, "expected.zone");
    private final TextArea holidays = new TextArea();

    private ExpectedDialog(@Nullable ExpectedReport known, Formats formats) {
        pattern.setHelperText(I18NProvider.translate("expected.pattern.help"));
        deadline.setHelperText(I18NProvider.translate("expected.deadline.help"));
        days.setLabel(I18NProvider.translate("expected.days"));
        days.setItems(Weekday.values());
        days.setItemLabelGenerator(Badge::word);
        offset.setLabel(I18NProvider.translate("expected.offset"));
        offset.setHelperText(I18NProvider.translate("expected.offset.help"));
        offset.setMin(0);
        offset.setMax(MOST_DAYS);
        offset.setStepButtonsVisible(true);
        offset.setManualValidation(true);
        offset.setWidthFull();
        holidays.setLabel(I18NProvider.translate("expected.holidays"));
        holidays.setHelperText(I18NProvider.translate("expected.holidays.help"));
        holidays.setManualValidation(true);
        holidays.setWidthFull();
        if (known == null) {
            days.setValue(WORKING);
            offset.setValue(1);
            zone.setValue(formats.times().zone());
        } else {
            name.setValue(known.name());
            name.setReadOnly(true);
            pattern.setValue(known.namePattern());
            days.setValue(Set.copyOf(known.days()));
            deadline.setValue(known.deadline());
            offset.setValue(known.dayOffset());
            zone.setValue(known.zone());
            holidays.setValue(known.holidays().stream().map(LocalDate::toString).collect(Collectors.joining(" ")));
        }
    }

    /** @param known the one to change; null for a new one */
    static void open(ExpectedDesk desk, @Nullable ExpectedReport known, Formats formats, Runnable changed) {
        var form = new ExpectedDialog(known, formats);
        var save = new Button(I18NProvider.translate("action.save"));
        save.setId(Ids.EXPECTED_SAVE);
        new FormDialog(
                        I18NProvider.translate(known == null ? "expected.add" : "expected.change"),
                        I18NProvider.translate("expected.text"))
                .ask("name", form.name)
                .ask("namePattern", form.pattern)
                .ask("days", form.days)
                .ask("deadline", form.deadline)
                .ask("dayOffset", form.offset)
                .ask("zone", form.zone)
                .ask("holidays", form.holidays)
                .startingAt(known == null ? form.name : form.pattern)
                .confirm(
                        save,
                        form::isComplete,
                        () -> desk.save(form.name.getValue().strip(), form.expectation()),
                        () -> {
                            Message.done(I18NProvider.translate("aliases.saved"));
                            changed.run();
                        })
                .open();
    }

    private boolean isComplete() {
        var missing = Stream.of(name, pattern, deadline)
                .filter(field -> field.getValue().isBlank())
                .toList();
        Stream.of(name, pattern, deadline).forEach(field -> field.setInvalid(missing.contains(field)));
        missing.forEach(field -> field.setErrorMessage(I18NProvider.translate("form.needed")));
        if (!missing.isEmpty()) {
            missing.getFirst().focus();
        }
        boolean readable = dates() != null;
        holidays.setErrorMessage(I18NProvider.translate("expected.holidays.wrong"));
        holidays.setInvalid(!readable);
        return missing.isEmpty() && readable;
    }

    private Expectation expectation() {
        return new Expectation(
                pattern.getValue().strip(),
                days.getValue().isEmpty()
                        ? null
                        : days.getValue().stream().sorted().toList(),
                zone.getValue().isBlank() ? null : zone.getValue().strip(),
                deadline.getValue().strip(),
                offset.getValue(),
                dates());
    }

    /** The days that were written; null when one of them is none. */
    private @Nullable List<LocalDate> dates() {
        try {
            return Stream.of(holidays.getValue().split("[\\s,;]+"))
                    .filter(text -> !text.isBlank())
                    .map(LocalDate::parse)
                    .toList();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static TextField text(String id, String key) {
        var field = new TextField(I18NProvider.translate(key));
        field.setId(id);
        field.setManualValidation(true);
        field.setWidthFull();
        return field;
    }
}
