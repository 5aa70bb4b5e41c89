package io.shadowledger.console.shell;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.i18n.I18NProvider;
import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;

/**
 * How dates are shown and typed: as the language writes them, and always also as {@code 2026-11-22}, which no two
 * countries read differently.
 */
public final class DateTexts {

    private static final String ISO = "yyyy-MM-dd";

    private DateTexts() {}

    public static DatePickerI18n of(Locale locale) {
        var words = DateFormatSymbols.getInstance(locale);
        var texts = new DatePickerI18n();
        texts.setDateFormats(I18NProvider.translate("date.format"), ISO);
        texts.setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1);
        texts.setMonthNames(List.of(words.getMonths()).subList(0, 12));
        texts.setWeekdays(List.of(words.getWeekdays()).subList(1, 8));
        texts.setWeekdaysShort(List.of(words.getShortWeekdays()).subList(1, 8));
        texts.setToday(I18NProvider.translate("date.today"));
        texts.setCancel(I18NProvider.translate("action.cancel"));
        texts.setBadInputErrorMessage(I18NProvider.translate("date.unreadable", I18NProvider.translate("date.format")));
        return texts;
    }
}
