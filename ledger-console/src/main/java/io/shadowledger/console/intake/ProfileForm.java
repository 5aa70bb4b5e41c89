package io.shadowledger.console.intake;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.FieldErrors;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of a profile as fields; what the ledger refuses is said at the field it names. */
final class ProfileForm extends Composite<Div> {

    private static final long serialVersionUID = 1L;

    private static final String BETWEEN_FORMATS = ";";

    private final FieldErrors errors = new FieldErrors();
    private final TextField name;
    private final TextField delimiter;
    private final TextField quote;
    private final TextField encoding;
    private final Checkbox header = new Checkbox();
    private final IntegerField skipLines = new IntegerField();
    private final IntegerField skipFooters = new IntegerField();
    private final Map<String, TextField> columns = new LinkedHashMap<>();
    private final TextField dateFormat;
    private final TextField decimal;
    private final TextField grouping;
    private final Select<CsvRules.Sign> sign = new Select<>();
    private final TextField debitMark;
    private final TextField creditMark;
    private final TextField currency;
    private final TextField zone;
    private final Select<CsvRules.Accounts> accounts = new Select<>();

    /** @param known the profile to change; null for a new one */
    ProfileForm(@Nullable ReportProfile known, boolean writes) {
        var rules = known == null ? null : known.rules();
        name = text("name", known == null ? null : known.name());
        name.setId(Ids.PROFILE_NAME);
        delimiter = text("delimiter", rules == null ? null : rules.delimiter());
        quote = text("quote", rules == null ? null : rules.quote());
        encoding = text("encoding", rules == null ? null : rules.encoding());
        dateFormat = text("dateFormat", rules == null ? null : writtenAs(rules));
        errors.on("dateFormats", dateFormat);
        decimal = text("decimal", rules == null ? null : rules.decimal());
        grouping = text("grouping", rules == null ? null : rules.grouping());
        debitMark = text("debitMark", rules == null ? null : rules.debitMark());
        creditMark = text("creditMark", rules == null ? null : rules.creditMark());
        currency = text("currency", rules == null ? null : rules.currency());
        zone = text("zone", rules == null ? null : rules.zone());
        header.setLabel(getTranslation("profile.header"));
        header.setValue(rules == null || !Boolean.FALSE.equals(rules.header()));
        number(skipLines, "skipLines", rules == null ? null : rules.skipLines());
        number(skipFooters, "skipFooters", rules == null ? null : rules.skipFooters());
        Stream.of("accountId", "balance", "debit", "credit", "indicator", "currency", "date")
                .forEach(field -> columns.put(field, column(field, rules)));
        errors.on("columns", Objects.requireNonNull(columns.get("accountId")));
        choice(sign, "sign", CsvRules.Sign.values(), rules == null ? null : rules.sign(), CsvRules.Sign.SIGNED);
        choice(
                accounts,
                "accounts",
                CsvRules.Accounts.values(),
                rules == null ? null : rules.accounts(),
                CsvRules.Accounts.BANK);
        sign.addValueChangeListener(change -> bySign());
        lay(known == null);
        bySign();
        if (!writes) {
            fields().forEach(field -> field.setReadOnly(true));
        }
    }

    /** Saves what is written; nothing when the ledger refuses it, which then stands at the field. */
    Optional<ReportProfile> save(BiFunction<String, CsvRules, ReportProfile> ledger) {
        var missing = needed().filter(field -> field.getValue().isBlank()).toList();
        needed().forEach(field -> field.setInvalid(missing.contains(field)));
        if (!missing.isEmpty()) {
            missing.forEach(field -> field.setErrorMessage(getTranslation("form.needed")));
            missing.getFirst().focus();
            return Optional.empty();
        }
        var saved = new AtomicReference<@Nullable ReportProfile>();
        errors.trying(() -> saved.set(ledger.apply(name.getValue().strip(), rules())));
        return Optional.ofNullable(saved.get());
    }

    private Stream<TextField> needed() {
        var balances = Stream.of("accountId", "balance", "debit", "credit", "indicator")
                .map(this::column)
                .filter(Component::isVisible);
        return Stream.concat(Stream.of(name), balances);
    }

    private CsvRules rules() {
        Map<String, String> named = new HashMap<>();
        columns.forEach((field, column) -> {
            if (column.isVisible() && !column.getValue().isBlank()) {
                named.put(field, column.getValue().strip());
            }
        });
        boolean marks = sign.getValue() == CsvRules.Sign.INDICATOR;
        var dates = Stream.of(dateFormat.getValue().split(BETWEEN_FORMATS))
                .map(String::strip)
                .filter(format -> !format.isEmpty())
                .toList();
        return new CsvRules(
                asTyped(delimiter),
                asTyped(quote),
                stripped(encoding),
                header.getValue(),
                skipLines.getValue(),
                skipFooters.getValue(),
                named,
                dates.size() == 1 ? dates.getFirst() : null,
                asTyped(decimal),
                asTyped(grouping),
                sign.getValue(),
                marks ? stripped(debitMark) : null,
                marks ? stripped(creditMark) : null,
                stripped(currency),
                stripped(zone),
                accounts.getValue(),
                dates.size() > 1 ? dates : null);
    }

    /** Several ways to write a day stand in one field, as none of them has this sign in it. */
    private static @Nullable String writtenAs(CsvRules rules) {
        return rules.dateFormats() == null
                ? rules.dateFormat()
                : String.join(BETWEEN_FORMATS + " ", rules.dateFormats());
    }

    private void lay(boolean fresh) {
        getContent().addClassName("stack");
        name.setReadOnly(!fresh);
        getContent()
                .add(
                        panel("profile.file", name, encoding, delimiter, quote, header, skipLines, skipFooters),
                        panel(
                                "profile.columns",
                                Stream.concat(Stream.of(sign), columns.values().stream())
                                        .toArray(Component[]::new)),
                        panel(
                                "profile.values",
                                decimal,
                                grouping,
                                debitMark,
                                creditMark,
                                dateFormat,
                                zone,
                                currency,
                                accounts));
    }

    /** Only the columns that this way of saying the side of a balance knows. */
    private void bySign() {
        boolean two = sign.getValue() == CsvRules.Sign.COLUMNS;
        boolean marks = sign.getValue() == CsvRules.Sign.INDICATOR;
        column("balance").setVisible(!two);
        column("debit").setVisible(two);
        column("credit").setVisible(two);
        column("indicator").setVisible(marks);
        debitMark.setVisible(marks);
        creditMark.setVisible(marks);
    }

    private TextField column(String field) {
        return Objects.requireNonNull(columns.get(field));
    }

    private Component panel(String title, Component... fields) {
        return Parts.panel(getTranslation(title), Parts.div("form-grid", fields));
    }

    private TextField text(String rule, @Nullable String value) {
        var field = new TextField(getTranslation("profile." + hyphenated(rule)));
        field.setHelperText(getTranslation("profile." + hyphenated(rule) + ".help"));
        field.setValue(Objects.requireNonNullElse(value, ""));
        field.setManualValidation(true);
        errors.on(rule, field);
        return field;
    }

    private TextField column(String field, @Nullable CsvRules rules) {
        var column = new TextField(getTranslation("profile.column." + hyphenated(field)));
        column.setId(Ids.PROFILE_COLUMN + "-" + hyphenated(field));
        column.setHelperText(getTranslation("profile.column.help"));
        column.setManualValidation(true);
        var known = rules == null ? null : rules.columns();
        column.setValue(known == null ? "" : known.getOrDefault(field, ""));
        errors.on("columns." + field, column);
        return column;
    }

    private void number(IntegerField field, String rule, @Nullable Integer value) {
        field.setLabel(getTranslation("profile." + hyphenated(rule)));
        field.setHelperText(getTranslation("profile." + hyphenated(rule) + ".help"));
        field.setMin(0);
        field.setStepButtonsVisible(true);
        field.setValue(Objects.requireNonNullElse(value, 0));
        field.setManualValidation(true);
        errors.on(rule, field);
    }

    private <E extends Enum<E>> void choice(Select<E> select, String rule, E[] values, @Nullable E value, E usual) {
        select.setLabel(getTranslation("profile." + rule));
        select.setItems(values);
        select.setItemLabelGenerator(Badge::word);
        select.setValue(Objects.requireNonNullElse(value, usual));
        errors.on(rule, select);
    }

    private Stream<HasValueAndElement<?, ?>> fields() {
        return Stream.concat(
                Stream.<HasValueAndElement<?, ?>>of(
                        name,
                        delimiter,
                        quote,
                        encoding,
                        header,
                        skipLines,
                        skipFooters,
                        dateFormat,
                        decimal,
                        grouping,
                        sign,
                        debitMark,
                        creditMark,
                        currency,
                        zone,
                        accounts),
                columns.values().stream());
    }

    private static @Nullable String asTyped(TextField field) {
        return field.getValue().isEmpty() ? null : field.getValue();
    }

    private static @Nullable String stripped(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }

    private static String hyphenated(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
