package io.shadowledger.console.shell;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.util.Locale;

/** Dates are typed and shown as {@code 2026-11-22}, which no two countries read differently. */
public final class DateTexts {

    private DateTexts() {}

    public static DatePickerI18n of(Locale locale) {
        var texts = new DatePickerI18n();
        texts.setDateFormat("yyyy-MM-dd");
        texts.setFirstDayOfWeek(
                java.time.temporal.WeekFields.of(locale).getFirstDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1);
        return texts;
    }
}
