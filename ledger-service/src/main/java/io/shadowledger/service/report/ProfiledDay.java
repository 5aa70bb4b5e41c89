package io.shadowledger.service.report;

import io.shadowledger.service.report.ReadingRules.DateForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Of which day a report is, which all its lines say. Of several ways to write a date, the first that fits all lines is
 * the one; where two fit and mean different days, nothing is guessed.
 */
final class ProfiledDay {

    /** A way to write dates that has fitted so far, and the day that the lines are of when read so. */
    private record Reading(DateForm form, LocalDate day) {}

    private final List<DateForm> forms;
    private final String profile;
    private @Nullable List<Reading> readings;
    private String lastText = "";
    private String firstText = "";
    private int firstLine;
    private int column;

    ProfiledDay(List<DateForm> forms, String profile) {
        this.forms = forms;
        this.profile = profile;
    }

    /** @throws InvalidReportException if the line's date is none, or of another day than those before it */
    void add(String text, int line, int column) {
        if (readings == null) {
            firstText = text;
            firstLine = line;
            this.column = column;
            readings = forms.stream()
                    .map(form -> reading(form, text))
                    .flatMap(Optional::stream)
                    .toList();
            if (readings.isEmpty()) {
                throw noDate(text, line, forms);
            }
        } else if (!text.equals(lastText)) {
            readings = narrowed(readings, text, line);
        }
        lastText = text;
    }

    /**
     * The day; null where no line said one.
     *
     * @throws InvalidReportException if the lines can be read as of two days
     */
    @Nullable
    LocalDate day() {
        if (readings == null) {
            return null;
        }
        if (readings.stream().map(Reading::day).distinct().count() > 1) {
            var meanings = readings.stream()
                    .map(reading -> reading.day() + " (" + reading.form().pattern() + ")")
                    .collect(Collectors.joining(" and as "));
            throw InvalidReportException.at(
                    firstLine,
                    column,
                    ProfiledLine.DATE,
                    "'" + firstText + "' can be read as " + meanings + ", and no line decides: leave one of the"
                            + " dateFormats of profile " + profile + " out");
        }
        return readings.getFirst().day();
    }

    private List<Reading> narrowed(List<Reading> before, String text, int line) {
        var left = new ArrayList<Reading>();
        Reading other = null;
        LocalDate otherDay = null;
        for (var reading : before) {
            var now = reading(reading.form(), text);
            if (now.isPresent() && now.get().day().equals(reading.day())) {
                left.add(reading);
            } else if (now.isPresent() && other == null) {
                other = reading;
                otherDay = now.get().day();
            }
        }
        if (left.isEmpty() && other != null) {
            throw InvalidReportException.at(
                    line,
                    column,
                    ProfiledLine.DATE,
                    "this balance is of " + otherDay + ", those before it of " + other.day()
                            + ": a report is of one day");
        }
        if (left.isEmpty()) {
            throw noDate(text, line, before.stream().map(Reading::form).toList());
        }
        return left;
    }

    private InvalidReportException noDate(String text, int line, List<DateForm> expected) {
        return InvalidReportException.at(
                line,
                column,
                ProfiledLine.DATE,
                "'" + text + "' is not a date: profile " + profile + " expects "
                        + expected.stream().map(DateForm::pattern).collect(Collectors.joining(" or ")));
    }

    private static Optional<Reading> reading(DateForm form, String text) {
        try {
            return Optional.of(new Reading(form, LocalDate.parse(text, form.formatter())));
        } catch (DateTimeException invalid) {
            return Optional.empty();
        }
    }
}
