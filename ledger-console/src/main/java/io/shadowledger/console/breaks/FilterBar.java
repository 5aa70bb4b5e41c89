package io.shadowledger.console.breaks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/** What the queue shows, in which order. */
final class FilterBar extends Div {

    private static final long serialVersionUID = 1L;
    private static final int PAUSE_MILLIS = 300;

    private final SerializableConsumer<BreaksFilter> listener;
    private final TextField account = new TextField();
    private final TextField text = new TextField();
    private final Select<BreakStatus> status = new Select<>();
    private final Select<Verdict> verdict = new Select<>();
    private final Select<Severity> severity = new Select<>();
    private final TextField owner = new TextField();
    private final Select<BreakSort> sort = new Select<>();
    private final Checkbox suppressed = new Checkbox();
    private final Button ages = new Button();
    private BreaksFilter shown = BreaksFilter.NONE;

    FilterBar(SerializableConsumer<BreaksFilter> listener) {
        this.listener = listener;
        addClassName("filter-bar");
        getElement().setAttribute("role", "search");
        text(account, Ids.BREAKS_ACCOUNT, "breaks.filter.account");
        account.setPrefixComponent(VaadinIcon.SEARCH.create());
        account.getElement().setAttribute("data-keys", "/").setAttribute("data-key-focus", true);
        text(text, Ids.BREAKS_TEXT, "breaks.filter.text");
        select(status, Ids.BREAKS_STATUS, "breaks.filter.status", List.of(BreakStatus.values()));
        select(
                verdict,
                Ids.BREAKS_VERDICT,
                "breaks.filter.verdict",
                EnumSet.complementOf(EnumSet.of(Verdict.TIES, Verdict.PENDING)));
        select(severity, Ids.BREAKS_SEVERITY, "breaks.filter.severity", List.of(Severity.values()));
        text(owner, Ids.BREAKS_OWNER, "breaks.filter.owner");
        sort.setId(Ids.BREAKS_SORT);
        sort.setLabel(getTranslation("breaks.sort"));
        sort.setItems(BreakSort.values());
        sort.setItemLabelGenerator(Badge::word);
        sort.setValue(BreakSort.AMOUNT);
        sort.addValueChangeListener(change -> changed(change.isFromClient()));
        suppressed.setId(Ids.BREAKS_SUPPRESSED);
        suppressed.setLabel(getTranslation("breaks.filter.suppressed"));
        suppressed.addValueChangeListener(change -> changed(change.isFromClient()));
        ages.setId(Ids.BREAKS_AGES);
        ages.setSuffixComponent(VaadinIcon.CLOSE_SMALL.create());
        ages.addThemeVariants(ButtonVariant.SMALL);
        ages.addClickListener(click -> {
            show(shown.withAges(BreaksFilter.Ages.ANY));
            listener.accept(shown);
        });
        add(account, text, status, verdict, severity, owner, sort, suppressed, ages);
    }

    void show(BreaksFilter filter) {
        shown = filter;
        status.setValue(filter.status());
        verdict.setValue(filter.verdict());
        severity.setValue(filter.severity());
        owner.setValue(Objects.requireNonNullElse(filter.owner(), ""));
        account.setValue(Objects.requireNonNullElse(filter.account(), ""));
        text.setValue(Objects.requireNonNullElse(filter.text(), ""));
        sort.setValue(filter.sort());
        suppressed.setValue(filter.suppressed());
        var chosen = filter.ages();
        ages.setVisible(!chosen.equals(BreaksFilter.Ages.ANY));
        ages.setText(
                chosen.to() == null
                        ? getTranslation("breaks.filter.age.from", Objects.requireNonNullElse(chosen.from(), 0))
                        : getTranslation(
                                "breaks.filter.age", Objects.requireNonNullElse(chosen.from(), 0), chosen.to()));
        ages.setAriaLabel(getTranslation("breaks.filter.age.clear", ages.getText()));
    }

    private void changed(boolean byUser) {
        var wanted = new BreaksFilter(
                status.getValue(),
                verdict.getValue(),
                severity.getValue(),
                owner.getValue(),
                shown.ages(),
                suppressed.getValue(),
                account.getValue(),
                text.getValue(),
                sort.getValue());
        if (byUser && !wanted.equals(shown)) {
            shown = wanted;
            listener.accept(wanted);
        }
    }

    private void text(TextField field, String id, String key) {
        field.setId(id);
        field.setLabel(getTranslation(key));
        field.setPlaceholder(getTranslation(key + ".hint"));
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MILLIS);
        field.addValueChangeListener(change -> changed(change.isFromClient()));
    }

    private <E extends Enum<E>> void select(Select<E> select, String id, String key, Collection<E> items) {
        select.setId(id);
        select.setLabel(getTranslation(key));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(key + ".all"));
        select.setItems(items);
        select.setItemLabelGenerator(value -> value == null ? getTranslation(key + ".all") : Badge.word(value));
        select.addValueChangeListener(change -> changed(change.isFromClient()));
    }
}
